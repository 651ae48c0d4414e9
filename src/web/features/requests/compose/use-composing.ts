import { useCallback, useMemo, useState } from 'react';
import { checkSubmission, patientFacts } from '#contracts/cases/check-submission.ts';
import { keepVisibleAnswers } from '#contracts/forms/evaluate-form.ts';
import { currentForm, findForm } from '#contracts/forms/forms.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { useNow } from '#web/lib/use-now.ts';
import type { PhotoUploads } from '#web/lib/use-photo-uploads.ts';
import { useInstance } from '../use-instance.ts';
import type { Compose } from './compose-context.tsx';
import { withoutUnaskedAlgorithms } from './compose-steps.ts';
import type { Draft } from './use-draft.ts';

/** What the steps share: the draft, what is missing, and which gaps may be shown. */
export function useComposing(caseId: string, draft: Draft, sending: PhotoUploads): Compose {
  const { mayAddDermoscopicToSkin, offersAlgorithmTraining } = useInstance();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [demanded, setDemanded] = useState<ReadonlySet<string>>(new Set());
  const today = civilDayAt(useNow());
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const { form: formId, formVersion, photos } = draft.caseView;
  const form = findForm(formId, formVersion) ?? currentForm(formId);
  const { content } = draft;
  const waiting = photosThatWait(sending);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of those that wait is new each time; its ids tell.
  const problems = useMemo(() => {
    const asked = withoutUnaskedAlgorithms(content, offersAlgorithmTraining);
    const answers = { ...keepVisibleAnswers(form, asked.answers, patientFacts(asked, today)) };
    const explained = photos.map((photo) => ({
      ...photo,
      overrideReason: reasons[photo.photoId] ?? photo.overrideReason,
    }));
    return checkSubmission(
      { ...asked, answers },
      { form, photos: [...explained, ...waiting], today, mayAddDermoscopicToSkin, offersAlgorithmTraining },
    );
  }, [
    content,
    form,
    photos,
    waiting.map(({ photoId }) => photoId).join(),
    reasons,
    today,
    mayAddDermoscopicToSkin,
    offersAlgorithmTraining,
  ]);
  const touch = useCallback(
    (path: string) => setTouched((before) => (before.has(path) ? before : new Set([...before, path]))),
    [],
  );
  const demand = useCallback(
    (scope: string) => setDemanded((before) => (before.has(scope) ? before : new Set([...before, scope]))),
    [],
  );
  const noteReason = useCallback(
    (photoId: string, reason: string) => setReasons((before) => ({ ...before, [photoId]: reason })),
    [],
  );
  return { ...draft, caseId, form, problems, today, touched, touch, demanded, demand, noteReason };
}

/** Photos that are on their way count as there: « send » waits for them. What the server finds in them it says then. */
function photosThatWait({ uploads }: PhotoUploads) {
  return uploads
    .filter(({ state }) => state.kind !== 'refused')
    .map(({ id, about }) => ({
      photoId: id,
      view: about,
      isSmall: false,
      overrideReason: '',
      qualityOverride: null,
    }));
}
