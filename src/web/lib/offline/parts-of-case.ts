/** What waits of one request: its draft, its sending, and the rest. */
import { draftId, type KeptDraft, type Waiting, type WaitingSubmission } from './waiting.ts';
import type { WaitingList } from './waiting-list.ts';

export type DraftToKeep = Omit<KeptDraft, 'kind' | 'id' | 'seq' | 'refusal'>;

export function draftOf(list: WaitingList, caseId: string): KeptDraft | undefined {
  const draft = list.get(draftId(caseId));
  return draft?.kind === 'draft' ? draft : undefined;
}

export function submissionOf(list: WaitingList, caseId: string): WaitingSubmission | undefined {
  return othersOf(list, caseId).find((item): item is WaitingSubmission => item.kind === 'submit');
}

/** What waits of a request beside what was typed. */
export function othersOf(list: WaitingList, caseId: string): Waiting[] {
  return list.all.filter((item) => item.caseId === caseId && item.kind !== 'draft' && !list.isDone(item.id));
}

/** @throws StoreLocked */
export async function keepDraft(list: WaitingList, draft: DraftToKeep): Promise<void> {
  const seq = draftOf(list, draft.caseId)?.seq ?? list.nextSeq();
  await list.keep({ kind: 'draft', id: draftId(draft.caseId), seq, ...draft });
}

/** What was typed is on the server as `base`; the draft goes unless something else of the request waits. */
export async function releaseDraft(
  list: WaitingList,
  caseId: string,
  base: KeptDraft['base'],
): Promise<void> {
  const draft = draftOf(list, caseId);
  if (!draft) return;
  if (othersOf(list, caseId).length === 0) {
    await list.wipe(draft.id);
  } else if (draft.isUnsent || draft.refusal || draft.base.revision !== base.revision) {
    const { refusal: _, ...rest } = draft;
    await list.keep({ ...rest, base, content: base.content, isUnsent: false });
  }
}
