import { findBodySite } from '../forms/body-sites.ts';
import type { FormDefinition } from '../forms/form-definition.ts';
import { presentChanges } from '../forms/present-answers.ts';
import { sexLabelsFr } from '../values/sex.fr.ts';
import type { CaseContent, PatientDraft } from './case-draft.ts';
import { targetLabelsFr } from './case-form.fr.ts';

/** One difference between two contents, in words: before beside after. `target` is what a clarification points at. */
export type ContentDifference = { target: string; label: string; before: string; after: string };

const relationsFr = { mother: 'Mère', father: 'Père', guardian: 'Représentant légal' } as const;

/** Everything that differs between two contents (B-047). Blank space and the order of choices are no change. */
export function contentChanges(
  form: FormDefinition,
  before: CaseContent,
  after: CaseContent,
): ContentDifference[] {
  return [
    ...patientChanges(before.patient, after.patient),
    ...siteChanges(before.sites, after.sites),
    ...presentChanges(form, before.answers, after.answers).map((change) => ({
      target: `answers.${change.questionId}`,
      label: change.question,
      before: change.before,
      after: change.after,
    })),
  ];
}

function patientChanges(before: PatientDraft, after: PatientDraft): ContentDifference[] {
  const fields = Object.keys(before) as (keyof PatientDraft)[];
  return fields.flatMap((field) => {
    const was = presentField(field, before);
    const is = presentField(field, after);
    const target = `patient.${field}` as const;
    return was === is ? [] : [{ target, label: targetLabelsFr[target], before: was, after: is }];
  });
}

function presentField(field: keyof PatientDraft, patient: PatientDraft): string {
  if (field === 'sex') return patient.sex === null ? '' : sexLabelsFr[patient.sex];
  if (field === 'nirHolderRelation') {
    return patient.nirHolderRelation === null ? '' : relationsFr[patient.nirHolderRelation];
  }
  return patient[field].trim().replace(/\s+/g, ' ');
}

function siteChanges(before: readonly string[], after: readonly string[]): ContentDifference[] {
  const words = (codes: readonly string[]) =>
    [...codes]
      .sort()
      .map((code) => findBodySite(code)?.label ?? code)
      .join(', ');
  const was = words(before);
  const is = words(after);
  return was === is ? [] : [{ target: 'sites', label: targetLabelsFr.sites, before: was, after: is }];
}

/**
 * Does a change answer what a clarification point asked for? `patient`, `answers` and `photos` cover all below them;
 * a photo asked again is answered by a photo added to that view.
 */
export function isAnsweredBy(target: string, changedTargets: readonly string[]): boolean {
  return changedTargets.some((changed) => changed === target || changed.startsWith(`${target}.`));
}
