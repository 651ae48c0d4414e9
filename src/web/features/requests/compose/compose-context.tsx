import { createContext, type ReactNode, useContext } from 'react';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import type { FieldProblem } from '#contracts/problem.ts';
import type { ComposeStep } from './compose-steps.ts';
import { isOnlyMissing, partOfPath, stepOfPath } from './compose-steps.ts';
import type { Draft } from './use-draft.ts';

export type Compose = Draft & {
  caseId: string;
  form: FormDefinition;
  /** Everything that keeps the request from being sent. */
  problems: readonly FieldProblem[];
  /** `YYYY-MM-DD` in France. */
  today: string;
  touched: ReadonlySet<string>;
  touch: (path: string) => void;
  /** Steps, parts (`patient/numero`) and fields whose gaps are shown because somebody wanted to go on. */
  demanded: ReadonlySet<string>;
  demand: (scope: string) => void;
  /** Why a small photo goes: counts from the moment it is typed, while it is still being saved. */
  noteReason: (photoId: string, reason: string) => void;
};

const ComposeContext = createContext<Compose | undefined>(undefined);
export const ComposeProvider = ComposeContext;

export function useCompose(): Compose {
  const compose = useContext(ComposeContext);
  if (!compose) {
    throw new Error('useCompose needs a ComposeProvider above it');
  }
  return compose;
}

/** What is wrong with a field, when it is time to say so: what is wrong at once, what is missing when going on. */
export function problemToShow(compose: Compose, path: string): string | undefined {
  const problem = compose.problems.find((other) => other.path === path);
  if (!problem) {
    return undefined;
  }
  const step: ComposeStep = stepOfPath(path);
  const part = partOfPath(path, { form: compose.form, photos: compose.caseView.photos });
  const isDemanded = [step, `${step}/${part}`, path, 'all'].some((scope) => compose.demanded.has(scope));
  const isSaid = isDemanded || (compose.touched.has(path) && !isOnlyMissing(problem));
  return isSaid ? problem.message : undefined;
}

/** Id of the place of a field, so that links can lead to it. */
export function spotId(path: string): string {
  return `champ-${path}`;
}

type FieldSpotProps = { path: string; children: (error: string | undefined) => ReactNode };

/** The place of one field: can be linked to, and knows what to say about it. */
export function FieldSpot({ path, children }: FieldSpotProps) {
  const compose = useCompose();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notes that the field inside was left.
    <div id={spotId(path)} className="r-spot" onBlur={() => compose.touch(path)}>
      {children(problemToShow(compose, path))}
    </div>
  );
}

/** Writers for the groups of the content: `setPatient('phone', '06…')`. */
export function useWriters() {
  const { change } = useCompose();
  return {
    setPatient: <K extends keyof CaseContent['patient']>(field: K, value: CaseContent['patient'][K]) =>
      change((content) => ({ ...content, patient: { ...content.patient, [field]: value } })),
    setConsent: <K extends keyof CaseContent['consent']>(field: K, value: CaseContent['consent'][K]) =>
      change((content) => ({ ...content, consent: { ...content.consent, [field]: value } })),
  };
}
