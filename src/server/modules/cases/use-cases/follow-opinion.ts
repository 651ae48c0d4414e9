// What the pharmacy does once the opinion is there: reads, hands over and files it (B-066 – B-068), makes the
// appointment known; and the follow-up thread, inside this case only (B-052).

import type { handOverTicks } from '#contracts/cases/case-after.contract.ts';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import type { AccountActor, PharmacistActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { addNote, type CaseColumns } from '../case.store.ts';
import { receiptOf } from '../case.ts';
import { refuseTooManyMessages } from '../message-caps.ts';
import { actOnCase, takeInHand, transitionCase } from './transition-case.ts';

export function acknowledgeOpinion(ctx: Ctx, settings: CaseSettings, caseId: string): Promise<CaseReceipt> {
  return actOnCase(ctx, settings, caseId, { action: 'acknowledge', columns: { read_at: ctx.now } });
}

const tickColumns = {
  'handed-over': 'handed_over_at',
  'filed-own-record': 'filed_own_record_at',
  'filed-dmp': 'filed_dmp_at',
} as const satisfies Record<(typeof handOverTicks)[number], keyof CaseColumns>;

export function tickHandOver(
  ctx: Ctx,
  settings: CaseSettings,
  input: { caseId: string; tick: (typeof handOverTicks)[number]; isDone: boolean },
): Promise<CaseReceipt> {
  return actOnCase(ctx, settings, input.caseId, {
    action: 'hand-over',
    columns: { [tickColumns[input.tick]]: input.isDone ? ctx.now : null },
    trace: { reason: `${input.tick}:${input.isDone ? 'done' : 'undone'}` },
  });
}

export async function recordAppointment(
  ctx: Ctx,
  settings: CaseSettings,
  input: {
    actor: PharmacistActor;
    caseId: string;
    state: 'booked' | 'refused';
    bookedOn: string | null;
    note: string;
  },
): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const after = await transitionCase(ctx, settings, inHand, {
    action: 'record-appointment',
    columns: { appointment_state: input.state, appointment_booked_on: input.bookedOn },
    trace: { reason: input.state },
  });
  const key = ctx.keyring.unwrap(inHand.caseRecord.data_key);
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await addNote(ctx.tx, part, { id: ctx.newId(), kind: 'appointment', side: 'requester', text: input.note });
  return receiptOf(after);
}

/** A question of the pharmacy or a reply of the doctor who answered. */
export async function sendFollowUp(
  ctx: Ctx,
  settings: CaseSettings,
  input: { actor: AccountActor; caseId: string; text: string },
): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  await refuseTooManyMessages(ctx, settings, input);
  const isReply = inHand.relation === 'answerer';
  const after = await transitionCase(ctx, settings, inHand, {
    action: isReply ? 'reply-follow-up' : 'ask-follow-up',
    columns: { awaits_reply_from: isReply ? 'requester' : 'expert' },
  });
  const key = ctx.keyring.unwrap(inHand.caseRecord.data_key);
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await addNote(ctx.tx, part, {
    id: ctx.newId(),
    kind: 'follow-up',
    side: isReply ? 'expert' : 'requester',
    text: input.text,
  });
  return receiptOf(after);
}

/** Information the pharmacy adds while a doctor has the case (B-053). */
export async function addToCase(
  ctx: Ctx,
  settings: CaseSettings,
  input: { actor: PharmacistActor; caseId: string; text: string },
): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  await refuseTooManyMessages(ctx, settings, input);
  const after = await transitionCase(ctx, settings, inHand, { action: 'add' });
  const key = ctx.keyring.unwrap(inHand.caseRecord.data_key);
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await addNote(ctx.tx, part, { id: ctx.newId(), kind: 'addition', side: 'requester', text: input.text });
  return receiptOf(after);
}
