// What becomes of a measure after it was decided: lifted, remedied, begun or run out. Effect and notice come with it.
import type { MeasureKind, MeasureState } from '#contracts/moderation/measure.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { lockAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { applyMeasures } from '../apply-measures.ts';
import { measureMoved } from '../measure.audit.ts';
import { accountEnded } from '../measure.events.ts';
import { findMeasure, type MeasureRow } from '../measure.queries.ts';
import { moveMeasure as writeMove } from '../measure.store.ts';
import { sealPart } from '../measure.ts';
import { decideMove, type MeasureMove } from '../measure-lifecycle.ts';
import { measureOverNotice, terminationBegunNotice } from '../moderation-notices.fr.ts';

/** The measure with its account locked. @throws AppError `measure.not_found` */
export async function takeMeasure(ctx: Ctx, measureId: string): Promise<MeasureRow> {
  const found = await findMeasure(ctx.tx, measureId);
  if (!found) throw new AppError('measure.not_found');
  await lockAccount(ctx, found.account_id);
  // Read again behind the lock: somebody may have moved it meanwhile.
  const measure = await findMeasure(ctx.tx, measureId);
  if (!measure) throw new AppError('measure.not_found');
  return measure;
}

/** @throws AppError `measure.not_found`, `measure.not_possible` */
export async function moveMeasure(
  ctx: Ctx,
  input: { measureId: string; move: MeasureMove; reason?: string },
): Promise<{ measureId: string; state: MeasureState }> {
  const measure = await takeMeasure(ctx, input.measureId);
  return moveTaken(ctx, measure, input.move, input.reason);
}

/** As `moveMeasure`, on a measure that is taken already. */
export async function moveTaken(
  ctx: Ctx,
  measure: MeasureRow,
  move: MeasureMove,
  reason?: string,
): Promise<{ measureId: string; state: MeasureState }> {
  const { id: measureId, account_id: accountId } = measure;
  const from = measure.state as MeasureState;
  const kind = measure.kind as MeasureKind;
  const spans = { startsAt: measure.starts_at, untilAt: measure.until_at };
  const state = decideMove({ kind, state: from, ...spans }, move, ctx.now);
  if (!state) throw new AppError('measure.not_possible');
  const by = ctx.actor.kind === 'system' ? null : ctx.actor.accountId;
  const sealed = reason ? sealPart(ctx.keyring, measure.data_key, measureId, 'ending', reason) : null;
  await writeMove(ctx.tx, measureId, state, move === 'start' ? undefined : { at: ctx.now, by, sealed });
  ctx.audit(auditEntry(measureMoved, accountId, { measureId, kind, from, to: state }));
  await applyMeasures(ctx, accountId);
  await tellMove(ctx, accountId, { measureId, kind }, move);
  return { measureId, state };
}

async function tellMove(
  ctx: Ctx,
  accountId: string,
  about: { measureId: string; kind: MeasureKind },
  move: MeasureMove,
): Promise<void> {
  switch (move) {
    case 'start':
      await tell(ctx, terminationBegunNotice, accountId, about);
      return ctx.publish(accountEnded(accountId, about.measureId));
    case 'lift':
      return tell(ctx, measureOverNotice, accountId, { ...about, how: 'lifted' });
    case 'note-remedy':
      return tell(ctx, measureOverNotice, accountId, { ...about, how: 'remedied' });
    case 'expire':
      // Of a warning the time to remedy is over: that is no good news to tell.
      if (about.kind === 'warning') return;
      return tell(ctx, measureOverNotice, accountId, { ...about, how: 'expired' });
    case 'grant-appeal':
      return;
  }
}
