// A doctor who may not act any more (not verified, suspended) loses the cases in his hands; they wait again at their tier,
// with everything the pharmacy sent (B-007, B-010). An open question of his is closed with it.
import { AppError } from '#server/platform/http/app-error.ts';
import type { Ctx } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { closeOpenClarification } from '../case.store.ts';
import { leaveEmptyTiers } from './escalate-case.ts';
import { takeInHand, transitionCase } from './transition-case.ts';

/** Takes it back from whoever holds it; answers whether it did. For the deadline watch and the job after a withdrawal. */
export async function takeBackCase(ctx: Ctx, settings: CaseSettings, caseId: string): Promise<boolean> {
  try {
    const inHand = await takeInHand(ctx, caseId);
    const after = await transitionCase(ctx, settings, inHand, {
      action: 'take-back',
      columns: { claimed_at: null },
      trace: { reason: 'doctor-may-not-act' },
    });
    await closeOpenClarification(ctx.tx, caseId, ctx.now);
    await leaveEmptyTiers(ctx, settings, after);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
