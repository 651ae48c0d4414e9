// The three ways a doctor lets a case go (B-009, B-010): declines it (hidden for good), hands it up to a higher tier, or
// releases it to the queue of its tier.

import type { declineReasons } from '#contracts/cases/case.vocabulary.ts';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { addNote, excludeDoctor, type NoteKind } from '../case.store.ts';
import { receiptOf } from '../case.ts';
import type { LockedCase } from '../case-lock.queries.ts';
import { leaveEmptyTiers } from './escalate-case.ts';
import { takeInHand, transitionCase } from './transition-case.ts';

type GiveBack = { actor: DoctorActor; caseId: string; settings: CaseSettings };

export async function declineCase(
  ctx: Ctx,
  input: GiveBack & { reason: (typeof declineReasons)[number]; note: string },
): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'decline',
    attempt: { reason: input.reason },
    columns: { claimed_at: null },
    trace: { reason: input.reason },
  });
  await keepNote(ctx, input, inHand.caseRecord, 'decline', input.note);
  await excludeDoctor(ctx.tx, {
    caseId: input.caseId,
    accountId: input.actor.accountId,
    reason: input.reason,
    at: ctx.now,
  });
  return receiptOf(await leaveEmptyTiers(ctx, input.settings, after));
}

export async function handUpCase(ctx: Ctx, input: GiveBack & { reason: string }): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'hand-up',
    attempt: { reason: input.reason },
    columns: { claimed_at: null, escalation_count: inHand.caseRecord.escalation_count + 1 },
    trace: { reason: 'beyond-my-level' },
  });
  await keepNote(ctx, input, inHand.caseRecord, 'hand-up', input.reason);
  return receiptOf(await leaveEmptyTiers(ctx, input.settings, after));
}

export async function releaseCase(ctx: Ctx, input: GiveBack): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'release',
    columns: { claimed_at: null },
  });
  return receiptOf(await leaveEmptyTiers(ctx, input.settings, after));
}

async function keepNote(ctx: Ctx, input: GiveBack, caseRecord: LockedCase, kind: NoteKind, text: string) {
  const key = ctx.keyring.unwrap(caseRecord.data_key);
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await addNote(ctx.tx, part, { id: ctx.newId(), kind, side: 'expert', text });
}
