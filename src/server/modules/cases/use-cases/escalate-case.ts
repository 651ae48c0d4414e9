// A case moves up by itself when its time passes or no doctor of its tier is left (B-010); at the end of the ladder it
// becomes `unanswered` and the medical director is alerted. Nobody waits on an empty tier.
import type { CaseRelation } from '#contracts/cases/case.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { system } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { countCandidates, type LockedCase } from '../case-lock.queries.ts';
import { nextStep } from '../routing.ts';
import { policyOf } from '../routing-policies.ts';
import { takeInHand, transitionCase } from './transition-case.ts';

/** Escalates once if its time has passed; answers whether it did. For the deadline job. */
export async function escalateIfDue(ctx: Ctx, settings: CaseSettings, caseId: string): Promise<boolean> {
  try {
    const inHand = await takeInHand(ctx, caseId);
    const after = await climbIfDue(ctx, settings, inHand.caseRecord, inHand.relation);
    if (!after) return false;
    await leaveEmptyTiers(ctx, settings, after);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Moves a case that has just been queued up past tiers where nobody can take it, within the same transaction. */
export async function leaveEmptyTiers(
  ctx: Ctx,
  settings: CaseSettings,
  queued: LockedCase,
): Promise<LockedCase> {
  const asSystem: Ctx = { ...ctx, actor: system('no doctor of this tier is left') };
  let present = queued;
  while (present.status === 'queued') {
    const after = await climbIfDue(asSystem, settings, present, 'system');
    if (!after) return present;
    present = after;
  }
  return present;
}

/** One step of the routing, or undefined when it has none to make now. */
async function climbIfDue(
  ctx: Ctx,
  settings: CaseSettings,
  caseRecord: LockedCase,
  relation: CaseRelation,
): Promise<LockedCase | undefined> {
  const { policy } = await policyOf(ctx.tx, settings, caseRecord);
  const { id, form, status, tier, due_at: dueAt } = caseRecord;
  const candidatesLeft = await countCandidates(ctx.tx, id, tier);
  const step = nextStep({ form, status, tier, dueAt, candidatesLeft }, policy, ctx.now);
  if (step.kind !== 'climb') return undefined;
  const escalation_count = caseRecord.escalation_count + 1;
  const after = await transitionCase(
    ctx,
    settings,
    { caseRecord, relation },
    {
      action: 'escalate',
      attempt: { staysOnTier: step.toTier === tier && !step.isEnd },
      columns: { claimed_at: null, escalation_count },
      trace: {
        reason: step.reason,
        ...(step.waitedMinutes === undefined ? {} : { waitedMinutes: step.waitedMinutes }),
      },
    },
  );
  return { ...after, escalation_count };
}
