import type { AccountView } from '#contracts/accounts/session.contract.ts';
import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import type { KeptDraft } from '#web/lib/offline/waiting.ts';

/** A request that only this device knows so far, as the server would show it; it has no reference yet. */
export function localDraft(
  caseId: string,
  form: FormDefinition,
  content: CaseContent,
  account: AccountView,
): Omit<KeptDraft, 'kind' | 'id' | 'seq' | 'refusal'> {
  const caseView: CaseView = {
    caseId,
    reference: '',
    form: form.id,
    formVersion: form.version,
    status: 'draft',
    relation: 'requester',
    allowedActions: [],
    tier: 1,
    revision: 0,
    createdAt: new Date().toISOString(),
    createdByName: account.displayName,
    submittedAt: null,
    dueAt: null,
    claimedAt: null,
    pharmacy: { name: account.pharmacy?.name ?? '', city: '', phone: null },
    content: emptyContent,
    workingCopy: null,
    photos: [],
    documents: [],
    submissionVersion: 0,
    lastChanges: [],
    clarifications: [],
    additions: [],
    handUps: [],
    timeline: [],
    opinion: null,
    expert: null,
    reports: [],
    handOver: { readAt: null, handedOverAt: null, filedOwnRecordAt: null, filedDmpAt: null },
    appointment: null,
    followUp: [],
    endReason: null,
    objectedAt: null,
    hiddenParts: [],
    people: { requesterId: account.id, expertId: null },
    earlierCases: 0,
  };
  return { caseId, caseView, base: { content: emptyContent, revision: 0 }, content, isUnsent: true };
}
