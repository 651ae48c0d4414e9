// An operator decides a measure: it takes effect in this very transaction and its statement of reasons is
// told at the latest then (B-118). Of two operators who decide the same at once, one is refused.
import type { MeasureRequest } from '#contracts/moderation/measure.contract.ts';
import type { MeasureState } from '#contracts/moderation/measure.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { OperatorActor } from '#server/policy/actor.ts';
import { lockAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { applyMeasures } from '../apply-measures.ts';
import { measureDecided } from '../measure.audit.ts';
import { accountEnded } from '../measure.events.ts';
import { hasUnheededWarning } from '../measure.queries.ts';
import { insertMeasure, type NewMeasure } from '../measure.store.ts';
import { sealPart } from '../measure.ts';
import { decideMeasure as decide, type MeasureAttempt } from '../measure-lifecycle.ts';
import { measureDecidedNotice } from '../moderation-notices.fr.ts';

/** @throws AppError of the guard that refuses, `account.unknown`, `measure.already_in_force` */
export async function decideMeasure(
  ctx: Ctx,
  input: { actor: OperatorActor; accountId: string; request: MeasureRequest },
): Promise<{ measureId: string; state: MeasureState }> {
  const { actor, accountId, request } = input;
  const account = await lockAccount(ctx, accountId);
  if (!account) throw new AppError('account.unknown');
  const attempt = attemptOf(request, ctx.now);
  const facts = {
    role: account.role,
    isOwnAccount: accountId === actor.accountId,
    isClosed: account.status === 'closed',
    hasUnheededWarning: await hasUnheededWarning(ctx.tx, accountId, ctx.now),
  };
  const decision = decide(facts, attempt, ctx.now);
  if (!decision.ok) throw new AppError(decision.refusal);
  const measure = measureOf(ctx, account, request, { ...decision, untilAt: attempt.untilAt });
  if (!(await insertMeasure(ctx.tx, { ...measure, decidedBy: actor.accountId }))) {
    throw new AppError('measure.already_in_force');
  }
  const { id: measureId, kind, state } = measure;
  ctx.audit(
    auditEntry(measureDecided, accountId, {
      measureId,
      kind,
      state,
      basis: request.basis,
      grave: request.grave ?? '',
      untilAt: attempt.untilAt?.toISOString() ?? '',
    }),
  );
  await tell(ctx, measureDecidedNotice, accountId, { measureId, kind, at: ctx.now.toISOString() });
  await applyMeasures(ctx, accountId);
  if (kind === 'termination' && state === 'in-force') await ctx.publish(accountEnded(accountId, measureId));
  return { measureId, state };
}

function attemptOf(request: MeasureRequest, now: Date): MeasureAttempt {
  const { kind, basis, grave, graveReason, facts, evidence } = request;
  const immediateReason = request.kind === 'termination' ? request.immediateReason : null;
  return { kind, basis, grave, graveReason, facts, evidence, immediateReason, untilAt: endOf(request, now) };
}

function endOf(request: MeasureRequest, now: Date): Date | null {
  if (request.kind === 'termination') return null;
  if (request.kind === 'warning') return new Date(now.getTime() + request.remedyDays * 86_400_000);
  return request.untilAt === null ? null : new Date(request.untilAt);
}

function measureOf(
  ctx: Ctx,
  account: { id: string; dataKey: string },
  request: MeasureRequest,
  span: { state: MeasureState; startsAt: Date; untilAt: Date | null },
): Omit<NewMeasure, 'decidedBy'> {
  const id = ctx.newId();
  const { facts, clause, evidence, graveReason } = request;
  const immediateReason = (request.kind === 'termination' && request.immediateReason) || '';
  const content = { facts, clause, evidence, graveReason, immediateReason };
  return {
    id,
    accountId: account.id,
    kind: request.kind,
    basis: request.basis,
    grave: request.grave,
    scopes: 'scopes' in request ? [...new Set(request.scopes)] : [],
    perDay: request.kind === 'limit' ? request.perDay : null,
    decidedAt: ctx.now,
    ...span,
    contentSealed: sealPart(ctx.keyring, account.dataKey, id, 'content', content),
  };
}
