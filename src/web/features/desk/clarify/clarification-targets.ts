import type { clarificationKinds } from '#contracts/cases/case.vocabulary.ts';
import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { allQuestions } from '#contracts/forms/evaluate-form.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import { findForm } from '#contracts/forms/forms.ts';
import { clarifyFr } from './clarify.fr.ts';

export type ClarificationKind = (typeof clarificationKinds)[number];
export type ClarificationPoint = { kind: ClarificationKind; target: string; text: string };
export type Target = { value: string; label: string };

type AskedCase = Pick<CaseView, 'form' | 'formVersion' | 'photos'>;

export const clarificationKindsFr: Readonly<Record<ClarificationKind, string>> = clarifyFr.kinds;

const formOf = ({ form, formVersion }: AskedCase) => findForm(form, formVersion);

/** What a request of this kind may point at: views of this very form, or its fields. */
export function targetsOf(caseView: AskedCase, kind: ClarificationKind): Target[] {
  const form = formOf(caseView);
  if (!form) return [];
  if (kind === 'new-photo') return offeredViews(caseView, form);
  const fields = (['sites', 'patient', 'documents'] as const).map((value) => ({
    value,
    label: targetLabelsFr[value],
  }));
  const questions = form.sections.flatMap((section) =>
    section.questions.map(({ id, label }) => ({
      value: `answers.${id}`,
      label: `${section.title} · ${label}`,
    })),
  );
  return [
    ...questions,
    ...fields.filter(({ value }) => kind === 'more-information' || value !== 'documents'),
  ];
}

/** Views anybody may add, and one under authorisation (B-049) only where this case already has it. */
function offeredViews({ photos }: AskedCase, form: FormDefinition): Target[] {
  const views = form.photoViews.filter(
    (view) => view.onlyIfAuthorised !== true || photos.some((photo) => photo.view === view.id),
  );
  return views.map((view) => ({ value: `photos.${view.id}`, label: view.label }));
}

/** The name of what a point points at, as the form says it. */
export function targetLabel(caseView: AskedCase, target: string): string {
  const form = formOf(caseView);
  const [part, id] = target.split('.');
  const question = form && part === 'answers' && allQuestions(form).find((other) => other.id === id);
  const view = form && part === 'photos' && form.photoViews.find((other) => other.id === id);
  if (question) return question.label;
  if (view) return view.label;
  return target in targetLabelsFr ? targetLabelsFr[target as keyof typeof targetLabelsFr] : target;
}

export type QuickPick = ClarificationPoint & { id: string; label: string };

const { picks } = clarifyFr;
const allPicks: readonly QuickPick[] = [
  { id: 'sharper', kind: 'new-photo', target: 'photos.close-up', ...picks.sharper },
  { id: 'ruler', kind: 'new-photo', target: 'photos.close-up', ...picks.ruler },
  { id: 'wider', kind: 'new-photo', target: 'photos.regional', ...picks.wider },
  { id: 'light', kind: 'new-photo', target: 'photos.close-up', ...picks.light },
  { id: 'dermoscope', kind: 'new-photo', target: 'photos.dermoscopic', ...picks.dermoscope },
  { id: 'treatments', kind: 'more-information', target: 'answers.treatments-tried', ...picks.treatments },
  { id: 'onset', kind: 'more-information', target: 'answers.onset', ...picks.onset },
  { id: 'change', kind: 'more-information', target: 'answers.change', ...picks.change },
];

/** Requests in one tap, only those that this form can answer. */
export function quickPicks(caseView: AskedCase): QuickPick[] {
  return allPicks.filter((pick) =>
    targetsOf(caseView, pick.kind).some((target) => target.value === pick.target),
  );
}
