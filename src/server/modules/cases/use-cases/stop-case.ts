// The ways a case stops before or without an opinion: the pharmacy withdraws it, the patient objects (B-057), the
// medical director ends it. Each says why; what others must know of it is kept, sealed.
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import type { DirectorActor, PharmacistActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { withdrawConsents } from '../../consents/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { addNote, closeOpenClarification, deleteContent } from '../case.store.ts';
import { receiptOf } from '../case.ts';
import { takeInHand, transitionCase } from './transition-case.ts';

type Stop<A> = { actor: A; caseId: string; reason: string; settings: CaseSettings };

export async function withdrawCase(ctx: Ctx, input: Stop<PharmacistActor>): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'withdraw',
    attempt: { reason: input.reason },
    columns: { closed_at: ctx.now },
  });
  await keepReason(ctx, input, inHand.caseRecord.data_key, { kind: 'withdrawal', side: 'requester' });
  await dropWorkUnderWay(ctx, input.caseId);
  return receiptOf(after);
}

/** Stops an open case; after an answer the medical record stays and every secondary use ends. */
export async function objectToCase(ctx: Ctx, input: Stop<PharmacistActor>): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const { status, answered_at: answeredAt } = inHand.caseRecord;
  const isAnswered = answeredAt !== null;
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'object',
    columns: { objected_at: ctx.now, ...(isAnswered || status === 'ended' ? {} : { closed_at: ctx.now }) },
  });
  await keepReason(ctx, input, inHand.caseRecord.data_key, { kind: 'objection', side: 'requester' });
  await withdrawConsents(
    ctx.tx,
    input.caseId,
    isAnswered ? ['research', 'algorithms'] : ['act', 'research', 'algorithms'],
    ctx.now,
  );
  if (after.status === 'objected') await dropWorkUnderWay(ctx, input.caseId);
  return receiptOf(after);
}

/** Only the medical director ends an unanswered case, with a reason that the pharmacy is told. */
export async function endCase(ctx: Ctx, input: Stop<DirectorActor>): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'end',
    attempt: { reason: input.reason },
    columns: { closed_at: ctx.now },
  });
  await keepReason(ctx, input, inHand.caseRecord.data_key, { kind: 'ending', side: 'director' });
  return receiptOf(after);
}

async function keepReason(
  ctx: Ctx,
  input: Stop<DirectorActor | PharmacistActor>,
  dataKey: string,
  note: Pick<Parameters<typeof addNote>[2], 'kind' | 'side'>,
): Promise<void> {
  const part = {
    key: ctx.keyring.unwrap(dataKey),
    caseId: input.caseId,
    accountId: input.actor.accountId,
    now: ctx.now,
  };
  await addNote(ctx.tx, part, { id: ctx.newId(), ...note, text: input.reason });
}

async function dropWorkUnderWay(ctx: Ctx, caseId: string): Promise<void> {
  await closeOpenClarification(ctx.tx, caseId, ctx.now);
  await deleteContent(ctx.tx, caseId, 'opinion-draft');
  await deleteContent(ctx.tx, caseId, 'working');
}
