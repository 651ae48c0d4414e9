// A case moves up by itself when its time passes or no doctor of its tier is left (B-010); at the end of the ladder it
// becomes `unanswered` and the medical director is alerted. Nobody waits on an empty tier.
import { AppError } from '#server/platform/http/app-error.ts';
import { system } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { countCandidates, type LockedCase } from '../case-lock.queries.ts';
import { takeInHand, transitionCase } from './transition-case.ts';

/** Escalates once if its time has passed; answers whether it did. For the deadline job. */
export async function escalateIfDue(ctx: Ctx, settings: CaseSettings, caseId: string): Promise<boolean> {
  try {
    const inHand = await takeInHand(ctx, caseId);
    const after = await transitionCase(ctx, settings, inHand, {
      action: 'escalate',
      columns: { claimed_at: null, escalation_count: inHand.caseRecord.escalation_count + 1 },
      trace: { reason: inHand.caseRecord.status === 'claimed' ? 'not-answered' : 'not-taken' },
    });
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
  let present = queued;
  while (present.status === 'queued' && (await countCandidates(ctx.tx, present.id, present.tier)) === 0) {
    const asSystem: Ctx = { ...ctx, actor: system('no doctor of this tier is left') };
    present = await transitionCase(
      asSystem,
      settings,
      { caseRecord: present, relation: 'system' },
      {
        action: 'escalate',
        columns: { escalation_count: present.escalation_count + 1 },
        trace: { reason: 'nobody-left' },
      },
    );
    present = { ...present, escalation_count: present.escalation_count + 1 };
  }
  return present;
}
