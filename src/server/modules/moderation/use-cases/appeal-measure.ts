// Contesting a decision and answering that: once, in time, answered by another operator when there is one. A granted
// appeal lifts the measure.
import type { MeasureKind, MeasureState } from '#contracts/moderation/measure.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor, OperatorActor } from '#server/policy/actor.ts';
import { listOperators } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { appealDecided, appealMade } from '../measure.audit.ts';
import { insertAppeal, settleAppeal } from '../measure.store.ts';
import { appealUntil, sealPart } from '../measure.ts';
import { decideMove } from '../measure-lifecycle.ts';
import { appealDecidedNotice, appealMadeNotice } from '../moderation-notices.fr.ts';
import { moveTaken, takeMeasure } from './move-measure.ts';

/** @throws AppError `measure.not_found` (another's too), `appeal.already_made`, `appeal.too_late` */
export async function appealMeasure(
  ctx: Ctx,
  input: { actor: AccountActor; measureId: string; text: string },
): Promise<void> {
  const measure = await takeMeasure(ctx, input.measureId);
  const { id: measureId, account_id: accountId } = measure;
  if (accountId !== input.actor.accountId) throw new AppError('measure.not_found');
  if (measure.made_at !== null) throw new AppError('appeal.already_made');
  if (appealUntil(measure, ctx.now) === null) throw new AppError('appeal.too_late');
  const textSealed = sealPart(ctx.keyring, measure.data_key, measureId, 'appeal', input.text);
  const isFirst = await insertAppeal(ctx.tx, { measureId, at: ctx.now, textSealed });
  if (!isFirst) throw new AppError('appeal.already_made');
  ctx.audit(auditEntry(appealMade, accountId, { measureId }));
  const operators = await listOperators(ctx.tx);
  const others = operators.filter((id) => id !== measure.decided_by);
  for (const operator of others.length > 0 ? others : operators) {
    await tell(ctx, appealMadeNotice, operator, { measureId, accountId });
  }
}

/** @throws AppError `measure.not_found`, `appeal.not_found`, `appeal.already_decided`, `appeal.other_operator` */
export async function decideAppeal(
  ctx: Ctx,
  input: { actor: OperatorActor; measureId: string; outcome: 'granted' | 'refused'; answer: string },
): Promise<{ measureId: string; state: MeasureState }> {
  const { actor, outcome } = input;
  const measure = await takeMeasure(ctx, input.measureId);
  const { id: measureId, account_id: accountId } = measure;
  if (measure.made_at === null) throw new AppError('appeal.not_found');
  if (measure.outcome !== null) throw new AppError('appeal.already_decided');
  const isFourEyes = measure.decided_by !== actor.accountId;
  const others = (await listOperators(ctx.tx)).filter((id) => id !== measure.decided_by && id !== accountId);
  if (!isFourEyes && others.length > 0) throw new AppError('appeal.other_operator');
  const answerSealed = sealPart(ctx.keyring, measure.data_key, measureId, 'answer', input.answer);
  const settled = { outcome, at: ctx.now, by: actor.accountId, isFourEyes, answerSealed };
  if (!(await settleAppeal(ctx.tx, measureId, settled))) throw new AppError('appeal.already_decided');
  ctx.audit(auditEntry(appealDecided, accountId, { measureId, outcome, isFourEyes }));
  const kind = measure.kind as MeasureKind;
  await tell(ctx, appealDecidedNotice, accountId, { measureId, kind, outcome });
  const state = measure.state as MeasureState;
  const spans = { startsAt: measure.starts_at, untilAt: measure.until_at };
  const canLift = decideMove({ kind, state, ...spans }, 'grant-appeal', ctx.now) !== undefined;
  if (outcome === 'granted' && canLift) return moveTaken(ctx, measure, 'grant-appeal', input.answer);
  return { measureId, state };
}
