// A doctor takes a case (B-009). Of many simultaneous takers the row lock lets exactly one win; the others are told
// that it is gone, never by whom.
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { type DocumentRecord, listDocuments, removeDocument } from '../../documents/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { dropOthersOpinionDraft } from '../case.store.ts';
import { receiptOf } from '../case.ts';
import type { LockedCase } from '../case-lock.queries.ts';
import { takeInHand, transitionCase } from './transition-case.ts';

export async function claimCase(
  ctx: Ctx,
  input: { actor: DoctorActor; caseId: string; settings: CaseSettings },
): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'claim',
    columns: { claimed_at: ctx.now },
  });
  // An unsigned text belongs to who wrote it: it comes back to that doctor, never to another.
  await dropOthersOpinionDraft(ctx.tx, input.caseId, input.actor.accountId);
  await dropOthersDocuments(ctx, inHand.caseRecord, input.actor.accountId);
  return receiptOf(after);
}

/** What a doctor attached and did not sign, such as a prescription, never goes out under another's name (B-087). */
async function dropOthersDocuments(ctx: Ctx, caseRecord: LockedCase, accountId: string): Promise<void> {
  const documents = await listDocuments(ctx.tx, caseRecord.id, ctx.keyring.unwrap(caseRecord.data_key));
  const isLeftBehind = ({ side, sentAt, addedBy }: DocumentRecord) =>
    side === 'expert' && sentAt === null && addedBy !== accountId;
  for (const document of documents.filter(isLeftBehind)) await removeDocument(ctx, document);
}
