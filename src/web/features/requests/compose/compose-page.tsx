import '../requests.css';
import './compose.css';
import { useEffect } from 'react';
import { AppLink, useAddressParams, useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useDocumentUploads } from '#web/lib/use-case-uploads.ts';
import { usePhotoUploads } from '#web/lib/use-photo-uploads.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Page, PageHeader, SavingState } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { composeAddress, requestAddress, requestsAddress } from '../addresses.ts';
import { requestsFr } from '../requests.fr.ts';
import { ClinicalStep } from './clinical-step.tsx';
import { composeFr } from './compose.fr.ts';
import { type Compose, ComposeProvider, useCompose } from './compose-context.tsx';
import { ComposeNotices } from './compose-notices.tsx';
import {
  type ComposeStep,
  composeSteps,
  firstIncompleteStep,
  isComposeStep,
  problemsOfStep,
} from './compose-steps.ts';
import { focusSpot } from './focus-spot.ts';
import { GateStep } from './gate-step.tsx';
import { PatientStep } from './patient-step.tsx';
import { type FilesOnTheWay, PhotosStep } from './photos-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { useComposing } from './use-composing.ts';
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
          <ComposeNotices isEditable={isEditable} />
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
