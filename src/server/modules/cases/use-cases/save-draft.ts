// Autosave of the working copy: a draft, or what is being changed while queued or for a clarification. What doctors
// see changes only when it is sent. A colleague's later change is noticed by the revision, never overwritten.
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { PharmacistActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { deleteContent, putContent, updateCase } from '../case.store.ts';
import { sealLabel } from '../case.ts';
import { requireDecision, takeInHand, transitionCase } from './transition-case.ts';

export async function saveDraft(
  ctx: Ctx,
  input: { actor: PharmacistActor; caseId: string; content: CaseContent; revision: number },
): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const { caseRecord } = inHand;
  const isDraft = caseRecord.status === 'draft';
  await requireDecision(ctx, inHand, isDraft ? 'edit-draft' : 'edit-clarification');
  if (caseRecord.revision !== input.revision) throw new AppError('request.version_conflict');
  const key = ctx.keyring.unwrap(caseRecord.data_key);
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await putContent(ctx.tx, part, 'working', 0, input.content);
  const revision = caseRecord.revision + 1;
  await updateCase(ctx.tx, input.caseId, {
    revision,
    ...(isDraft ? { updated_at: ctx.now, label_sealed: sealLabel(key, input.caseId, input.content) } : {}),
  });
  return { caseId: input.caseId, status: caseRecord.status, revision };
}

/** Discards a draft never sent, or drops the unsent changes of a sent case. */
export async function discardDraft(ctx: Ctx, settings: CaseSettings, caseId: string): Promise<void> {
  const inHand = await takeInHand(ctx, caseId);
  if (inHand.caseRecord.status === 'draft') {
    await transitionCase(ctx, settings, inHand, { action: 'discard', columns: { closed_at: ctx.now } });
    await deleteContent(ctx.tx, caseId, 'working');
    return;
  }
  await requireDecision(ctx, inHand, 'edit-clarification');
  await deleteContent(ctx.tx, caseId, 'working');
  await updateCase(ctx.tx, caseId, { revision: inHand.caseRecord.revision + 1 });
}
