import '../requests.css';
import './compose.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { discardDraft } from '#contracts/cases/case-request.contract.ts';
import { checkSubmission, patientFacts } from '#contracts/cases/check-submission.ts';
import { keepVisibleAnswers } from '#contracts/forms/evaluate-form.ts';
import { currentForm, findForm } from '#contracts/forms/forms.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { AppLink, useAddressParams, useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useDocumentUploads } from '#web/lib/use-case-uploads.ts';
import { useNow } from '#web/lib/use-now.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { type PhotoUploads, usePhotoUploads } from '#web/lib/use-photo-uploads.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Page, PageHeader, SavingState, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { composeAddress, requestAddress, requestsAddress } from '../addresses.ts';
import { requestsFr } from '../requests.fr.ts';
import { useInstance } from '../use-instance.ts';
import { ClinicalStep } from './clinical-step.tsx';
import { composeFr } from './compose.fr.ts';
import { type Compose, ComposeProvider, useCompose } from './compose-context.tsx';
import {
  type ComposeStep,
  composeSteps,
  firstIncompleteStep,
  isComposeStep,
  problemsOfStep,
  withoutUnaskedAlgorithms,
} from './compose-steps.ts';
import { focusSpot } from './focus-spot.ts';
import { GateOutcomeNotice, GateQuestions } from './gate-questions.tsx';
import { PatientStep } from './patient-step.tsx';
import { type FilesOnTheWay, PhotosStep } from './photos-step.tsx';
import { problemLabel } from './problem-label.ts';
import { ReviewStep } from './review-step.tsx';
import { StepParts } from './step-parts.tsx';
import { type Draft, useDraft } from './use-draft.ts';

/** The five steps of one request, for a draft or for changing a sent one. */
export function ComposePage() {
  const { caseId } = useAddressParams();
  const { draft, error, retry } = useDraft(caseId);
  if (draft) {
    return <ComposeScreen key={caseId} caseId={caseId} draft={draft} />;
  }
  return (
    <Page documentTitle={composeFr.documentTitle}>
      <PageHeader title={composeFr.editTitle} back={<BackToList />} />
      {error ? (
        <ErrorState
          message={sentenceOf(error)}
          {...(error instanceof ApiProblem && error.status === 404 ? {} : { onRetry: retry })}
        />
      ) : (
        <LoadingState lines={8} />
      )}
    </Page>
  );
}

function BackToList() {
  return (
    <AppLink to={requestsAddress} className="r-tap">
      <Icon name="arrow-left" size={1} />
      {requestsFr.back}
    </AppLink>
  );
}

function ComposeScreen({ caseId, draft }: { caseId: string; draft: Draft }) {
  const files: FilesOnTheWay = {
    photos: usePhotoUploads(caseId),
    documents: useDocumentUploads(caseId, draft.reload),
  };
  const compose = useComposing(caseId, draft, files.photos);
  const { step } = useAddressParams();
  const go = useGo();
  const resumeAt = firstIncompleteStep(compose.problems);
  const isKnown = isComposeStep(step);

  useEffect(() => {
    if (!isKnown) go(composeAddress(caseId, resumeAt), { isReplacing: true });
  });
  useFieldInAddress(compose, isKnown ? step : undefined);

  const status = draft.caseView.status;
  const isEditable = ['draft', 'queued', 'unanswered', 'clarifying'].includes(status);
  return (
    <ComposeProvider value={compose}>
      <Page documentTitle={composeFr.documentTitle} width="wide">
        <div className="r-compose">
          <PageHeader
            title={isKnown ? composeFr.stepNames[step] : composeFr.editTitle}
            lead={[compose.form.title, draft.caseView.reference].filter(Boolean).join(' · ')}
            back={
              <AppLink to={status === 'draft' ? requestsAddress : requestAddress(caseId)} className="r-tap">
                <Icon name="arrow-left" size={1} />
                {composeFr.leave}
              </AppLink>
            }
            side={
              <SavingState
                kind={draft.saving.kind}
                {...(draft.saving.kind === 'refused' ? { detail: draft.saving.message } : {})}
              />
            }
          />
          {isKnown && <StepsBar step={step} />}
          <Notices isEditable={isEditable} />
          {isKnown && <StepBody step={step} files={files} />}
        </div>
      </Page>
    </ComposeProvider>
  );
}

/** A link may lead to one field: what is missing there is said, and the caret goes there. */
function useFieldInAddress({ demand }: Compose, step: ComposeStep | undefined): void {
  const { champ } = useAddressSearch();
  const wanted = step === undefined ? undefined : champ;
  useEffect(() => {
    if (wanted === undefined) {
      return;
    }
    demand(wanted);
    const timer = setTimeout(() => focusSpot(wanted), 50);
    return () => clearTimeout(timer);
  }, [wanted, demand]);
}

/** What the steps share: the draft, what is missing, and which gaps may be shown. */
function useComposing(caseId: string, draft: Draft, sending: PhotoUploads): Compose {
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

function StepsBar({ step }: { step: ComposeStep }) {
  const { problems, demanded, caseId } = useCompose();
  const go = useGo();
  const at = composeSteps.indexOf(step);
  return (
    <Steps
      label={composeFr.steps}
      onChoose={(id) => go(composeAddress(caseId, id))}
      steps={composeSteps.map((id, index) => {
        const isComplete = id !== 'relire' && problemsOfStep(problems, id).length === 0;
        const isSeen = index < at || demanded.has(id) || demanded.has('all');
        const state =
          id === step ? 'current' : isComplete ? 'done' : isSeen && id !== 'relire' ? 'fault' : 'to-come';
        return { id, label: composeFr.stepNames[id], state };
      })}
    />
  );
}

function Notices({ isEditable }: { isEditable: boolean }) {
  const compose = useCompose();
  const { caseView, caseId, colleagueChanged, form } = compose;
  const fields = (colleagueChanged ?? []).map((path) => problemLabel(path, form, caseView.photos)).join(', ');
  const toPage = (label: string) => (
    <AppLink to={requestAddress(caseId)} className={buttonClass()}>
      {label}
    </AppLink>
  );
  return (
    <div className="r-notices">
      {!isEditable && (
        <Notice tone="attention" isAlert title={composeFr.sent.title} action={toPage(composeFr.sent.open)}>
          <p>{composeFr.sent.text}</p>
        </Notice>
      )}
      {caseView.status === 'clarifying' && (
        <Notice
          tone="attention"
          title={composeFr.clarifying.title}
          action={toPage(composeFr.clarifying.back)}
        >
          <ul>
            {caseView.clarifications
              .filter(({ answeredAt }) => answeredAt === null)
              .flatMap(({ points }) => points)
              .map((point) => (
                <li key={point.pointId}>{point.text}</li>
              ))}
          </ul>
        </Notice>
      )}
      {['queued', 'unanswered'].includes(caseView.status) && (
        <Notice tone="info" title={composeFr.queued.title}>
          <p>{composeFr.queued.text}</p>
        </Notice>
      )}
      {colleagueChanged && (
        <Notice
          tone="attention"
          isAlert
          title={composeFr.colleague.title}
          action={<Button onClick={compose.forgetColleague}>{composeFr.colleague.close}</Button>}
        >
          <p>{composeFr.colleague.text}</p>
          {fields !== '' && <p>{composeFr.colleague.both(fields)}</p>}
        </Notice>
      )}
    </div>
  );
}

function StepBody({ step, files }: { step: ComposeStep; files: FilesOnTheWay }) {
  switch (step) {
    case 'motif':
      return <GateStep />;
    case 'patient':
      return <PatientStep />;
    case 'clinique':
      return <ClinicalStep />;
    case 'photos':
      return <PhotosStep files={files} />;
    case 'relire':
      return <ReviewStep files={files} />;
  }
}

function GateStep() {
  const { form, content, change, caseId, caseView, demanded } = useCompose();
  const go = useGo();
  const drop = useOperationMutation(discardDraft);
  const setGate = (gate: typeof content.gate) => change((before) => ({ ...before, gate }));
  const discard = () =>
    drop.mutate({ params: { caseId } }, { onSuccess: () => go(requestsAddress, { isReplacing: true }) });
  return (
    <StepParts
      step="motif"
      parts={[
        {
          id: 'motif',
          title: composeFr.gate.title,
          column: 'left',
          body: (
            <Stack>
              <GateOutcomeNotice
                form={form}
                answers={content.gate}
                onClose={() => go(requestsAddress)}
                onCorrect={(ids) =>
                  setGate(
                    Object.fromEntries(Object.entries(content.gate).filter(([id]) => !ids.includes(id))),
                  )
                }
                {...(caseView.status === 'draft' ? { onDiscard: discard } : {})}
              />
              <GateQuestions
                form={form}
                answers={content.gate}
                onChange={setGate}
                isDemanded={demanded.has('motif') || demanded.has('motif/motif')}
              />
            </Stack>
          ),
        },
      ]}
    />
  );
}
