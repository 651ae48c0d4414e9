import { fileChangesFr, targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import type { CaseView, ContentChange } from '#contracts/cases/case-view.contract.ts';
import { contentChanges, isAnsweredBy } from '#contracts/cases/content-changes.ts';
import { currentForm, findForm } from '#contracts/forms/forms.ts';

type Changing = Pick<CaseView, 'form' | 'formVersion' | 'content' | 'workingCopy' | 'photos' | 'documents'>;

/** What the pharmacy has changed since the last sending, before beside after (B-047). */
export function pendingChanges(caseView: Changing): ContentChange[] {
  const form = findForm(caseView.form, caseView.formVersion) ?? currentForm(caseView.form);
  const inContent =
    caseView.workingCopy === null ? [] : contentChanges(form, caseView.content, caseView.workingCopy);
  return [...inContent, ...photoChanges(caseView.photos), ...documentChanges(caseView.documents)];
}

function photoChanges(photos: Changing['photos']): ContentChange[] {
  const added = photos.filter((photo) => photo.sinceSubmission === null);
  return [...new Set(added.map((photo) => photo.view))].map((view) => {
    const target = `photos.${view}` as const;
    const count = added.filter((photo) => photo.view === view).length;
    return { target, label: targetLabelsFr[target], before: '', after: fileChangesFr.photosAdded(count) };
  });
}

function documentChanges(documents: Changing['documents']): ContentChange[] {
  const count = documents.filter(({ from, isSent }) => from === 'requester' && !isSent).length;
  if (count === 0) return [];
  const after = fileChangesFr.documentsAdded(count);
  return [{ target: 'documents', label: targetLabelsFr.documents, before: '', after }];
}

/** Whether a point of a clarification is met by these changes. */
export function isMet(target: string, changes: readonly ContentChange[]): boolean {
  return isAnsweredBy(
    target,
    changes.map((change) => change.target),
  );
}

/** The field to open for a point: groups open at their first field. */
export function fieldOfTarget(target: string): string {
  if (target === 'patient') return 'patient.birthName';
  return target === 'photos' ? 'photos.regional' : target;
}
