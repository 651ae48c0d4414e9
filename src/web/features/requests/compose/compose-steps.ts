import type { CaseContent } from '#contracts/cases/case-draft.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import type { FieldProblem } from '#contracts/problem.ts';

/** The five steps of a request, the parts of each, and which field stands where. */
export const composeSteps = ['motif', 'patient', 'clinique', 'photos', 'relire'] as const;
export type ComposeStep = (typeof composeSteps)[number];

export function isComposeStep(text: string): text is ComposeStep {
  return composeSteps.some((step) => step === text);
}

const stepByRoot: Readonly<Record<string, ComposeStep>> = {
  gate: 'motif',
  patient: 'patient',
  consent: 'patient',
  sites: 'clinique',
  answers: 'clinique',
  photos: 'photos',
  documents: 'photos',
  wish: 'relire',
};

/** The step on which a field stands; `patient.billingNir` → `patient`. */
export function stepOfPath(path: string): ComposeStep {
  return stepByRoot[path.split('.')[0] ?? ''] ?? 'relire';
}

/** What is still missing on a step. */
export function problemsOfStep(
  problems: readonly FieldProblem[],
  step: ComposeStep,
): readonly FieldProblem[] {
  return problems.filter((problem) => stepOfPath(problem.path) === step);
}

/** Where somebody goes on: the first step that lacks something, else the last. */
export function firstIncompleteStep(problems: readonly FieldProblem[]): ComposeStep {
  return composeSteps.find((step) => problemsOfStep(problems, step).length > 0) ?? 'relire';
}

export function stepAfter(step: ComposeStep): ComposeStep | undefined {
  return composeSteps[composeSteps.indexOf(step) + 1];
}

export function stepBefore(step: ComposeStep): ComposeStep | undefined {
  return composeSteps[composeSteps.indexOf(step) - 1];
}

const numberFields = [
  'patient.sex',
  'patient.billingNir',
  'patient.nirHolderName',
  'patient.nirHolderRelation',
  'patient.ins',
];

type Placed = { form: FormDefinition; photos: readonly { photoId: string; view: string }[] };

/** The part of its step where a field stands; a phone shows one part at a time. */
export function partOfPath(path: string, { form, photos }: Placed): string {
  const [root = '', name = ''] = path.split('.');
  if (root === 'consent') return 'consentement';
  if (root === 'patient') return numberFields.includes(path) ? 'numero' : 'identite';
  if (root === 'sites') return 'localisation';
  if (root === 'answers') {
    return form.sections.find((section) => section.questions.some(({ id }) => id === name))?.id ?? '';
  }
  return root === 'photos' ? (photos.find(({ photoId }) => photoId === name)?.view ?? name) : '';
}

/** Refusals that only say that nothing was given yet: shown once somebody wanted to go on, not while typing. */
export function isOnlyMissing(problem: FieldProblem): boolean {
  return (
    /(\.empty|required|missing|\.small)$/.test(problem.code) ||
    [
      'patient.sex',
      'patient.first_names',
      'patient.nir_holder',
      'patient.nir_holder_relation',
      'wish.reason',
    ].includes(problem.code) ||
    (problem.code.startsWith('consent.') && problem.code !== 'consent.algorithms_not_offered')
  );
}

/** Drops what a change of age or form made meaningless; leaves the rest as typed. */
export function withoutUnaskedAlgorithms(content: CaseContent, isOffered: boolean): CaseContent {
  return isOffered || !content.consent.algorithmsConsented
    ? content
    : { ...content, consent: { ...content.consent, algorithmsConsented: false } };
}
