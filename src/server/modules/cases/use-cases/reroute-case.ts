// The medical director puts an open case back into the queue of a tier (B-010), whatever state it is stuck in.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import type { DirectorActor } from '#server/policy/actor.ts';
import { system } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { addNote, closeOpenClarification } from '../case.store.ts';
import { receiptOf } from '../case.ts';
import { policyInForce } from '../routing-policies.ts';
import { leaveEmptyTiers } from './escalate-case.ts';
import { takeInHand, transitionCase } from './transition-case.ts';

export async function rerouteCase(
  ctx: Ctx,
  input: { actor: DirectorActor; caseId: string; tier: ExpertTier; reason: string; settings: CaseSettings },
): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'reroute',
    attempt: { reason: input.reason, startTier: input.tier },
    columns: { claimed_at: null },
    trace: { reason: 'director' },
    ruling: await policyInForce(ctx, input.settings),
  });
  const key = ctx.keyring.unwrap(inHand.caseRecord.data_key);
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await addNote(ctx.tx, part, { id: ctx.newId(), kind: 'reroute', side: 'director', text: input.reason });
  await closeOpenClarification(ctx.tx, input.caseId, ctx.now);
  return receiptOf(await leaveEmptyTiers({ ...ctx, actor: system('reroute') }, input.settings, after));
}
