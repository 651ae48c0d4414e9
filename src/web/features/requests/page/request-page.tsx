import '../requests.css';
import '../compose/compose.css';
import './page.css';
import { useEffect, useRef } from 'react';
import { acknowledgeOpinion } from '#contracts/cases/case-after.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { currentForm, findForm } from '#contracts/forms/forms.ts';
import { downloadCaseProof } from '#contracts/proof/proof.contract.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { formatDateTimeFr } from '#contracts/values/french-dates.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { AppLink, useAddressParams, useGo } from '#web/lib/app-link.tsx';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useFlag } from '#web/lib/use-flag.ts';
import { useIsDesk } from '#web/lib/use-media.ts';
import { useNow } from '#web/lib/use-now.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { CaseFlag } from '#web/ui/case-flag.tsx';
import { Timeline } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Card, Columns, Page, PageHeader } from '#web/ui/page.tsx';
import { ProofCard } from '#web/ui/proof-card.tsx';
import { EmptyState, ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { composeAddress, requestsAddress } from '../addresses.ts';
import { ContentSummary, summaryOf } from '../compose/content-summary.tsx';
import { requestsFr } from '../requests.fr.ts';
import { AppointmentCard, HandOverCard } from './after-cards.tsx';
import { timelineItems } from './case-events.ts';
import { ClarificationCard, ClarificationHistory } from './clarification-card.tsx';
import { DocumentsCard, PhotosCard } from './media-cards.tsx';
import { AdditionsCard, FollowUpCard } from './message-cards.tsx';
import { OpinionCard } from './opinion-card.tsx';
import { pageFr } from './page.fr.ts';
import { PatientMessageCard } from './patient-message-card.tsx';
import { ReportCard } from './report-card.tsx';
import { StateCard } from './state-card.tsx';
import { StopActions } from './stop-actions.tsx';
import { may, useCommand, useRequest } from './use-request.ts';

/** One sent request: where it is, what is asked, the opinion and what follows it. */
export function RequestPage() {
  const { caseId } = useAddressParams();
  const query = useRequest(caseId);
  if (query.data) {
    return query.data.status === 'draft' ? (
      <GoOnWithDraft caseId={caseId} />
    ) : (
      <RequestScreen caseView={query.data} readError={query.error} />
    );
  }
  const isUnknown = query.error instanceof ApiProblem && query.error.status === 404;
  return (
    <Page documentTitle={pageFr.documentTitle}>
      <PageHeader title={pageFr.documentTitle} back={<BackToList />} />
      {query.isPending && <LoadingState lines={8} />}
      {query.error && isUnknown && (
        <EmptyState
          title={sentenceOf(query.error)}
          icon="search"
          action={
            <AppLink to={requestsAddress} className={buttonClass({ look: 'primary' })}>
              {pageFr.toList}
            </AppLink>
          }
        />
      )}
      {query.error && !isUnknown && (
        <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
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

function GoOnWithDraft({ caseId }: { caseId: string }) {
  const go = useGo();
  const hasGone = useRef(false);
  useEffect(() => {
    if (!hasGone.current) {
      hasGone.current = true;
      go(composeAddress(caseId, 'reprendre'), { isReplacing: true });
    }
  });
  return <LoadingState lines={8} />;
}

function RequestScreen({ caseView, readError }: { caseView: CaseView; readError: unknown }) {
  const now = useNow();
  const isDesk = useIsDesk();
  useAcknowledgement(caseView);
  const { content } = caseView;
  const form = findForm(caseView.form, caseView.formVersion) ?? currentForm(caseView.form);
  const asked = caseView.clarifications.findLast(({ answeredAt }) => answeredAt === null);
  const flag = useFlag();
  const { usedName, birthName, firstNames } = content.patient;
  const name = [(usedName || birthName).trim().toLocaleUpperCase('fr'), firstNames.trim()]
    .filter(Boolean)
    .join(' ');
  const today = civilDayAt(now);
  return (
    <Page documentTitle={pageFr.documentTitle} width="wide">
      <div className="r-compose">
        <PageHeader
          title={name || requestsFr.unnamedPatient}
          lead={`${form.title} · ${pageFr.title(caseView.reference)}`}
          back={<BackToList />}
        />
        {readError !== null && (
          <div className="r-notice-gap">
            <Notice tone="attention" icon="cloud-off" title={sentenceOf(readError)} />
          </div>
        )}
        <Columns kind="main-side">
          <div className="r-review-main">
            <StateCard caseView={caseView} now={now} />
            {asked && may(caseView, 'resubmit') && <ClarificationCard caseView={caseView} open={asked} />}
            {caseView.opinion && <OpinionCard opinion={caseView.opinion} expert={caseView.expert} />}
            <ReportCard caseView={caseView} />
            {!isDesk && <AfterOpinion caseView={caseView} />}
            <DocumentsCard documents={caseView.documents} />
            {caseView.opinion && <FollowUpCard caseView={caseView} />}
            <AdditionsCard caseView={caseView} />
            <ClarificationHistory caseView={caseView} now={(at) => formatDateTimeFr(new Date(at))} />
            <PhotosCard caseView={caseView} />
            <details className="r-details" open={isDesk && caseView.opinion === null}>
              <summary>{pageFr.contents}</summary>
              <div className="r-review-main">
                <ContentSummary parts={summaryOf(form, content, today)} />
              </div>
            </details>
          </div>
          <div className="r-review-side-plain">
            {isDesk && <AfterOpinion caseView={caseView} />}
            <Card title={pageFr.timeline}>
              <Timeline items={timelineItems(caseView.timeline)} label={pageFr.timeline} />
            </Card>
            <PatientMessageCard caseView={caseView} />
            <CaseFlag caseView={caseView} send={flag} />
            <ProofCard
              {...pageFr.proof}
              href={urlOf(downloadCaseProof, { params: { caseId: caseView.caseId } })}
            />
            <StopActions caseView={caseView} />
          </div>
        </Columns>
      </div>
    </Page>
  );
}

/** What is left to do once the opinion is there: beside it at a desk, right under the report on a phone. */
function AfterOpinion({ caseView }: { caseView: CaseView }) {
  return (
    <>
      {caseView.appointment && (
        <AppointmentCard caseId={caseView.caseId} appointment={caseView.appointment} />
      )}
      {may(caseView, 'hand-over') && caseView.reports.length > 0 && <HandOverCard caseView={caseView} />}
    </>
  );
}

/** Opening the page with the opinion is reading it: said to the server once. */
function useAcknowledgement(caseView: CaseView): void {
  const acknowledge = useCommand(acknowledgeOpinion);
  const hasSaid = useRef(false);
  const isUnread = caseView.opinion !== null && caseView.handOver.readAt === null;
  const isDue = isUnread && may(caseView, 'acknowledge');
  const { run } = acknowledge;
  useEffect(() => {
    if (isDue && !hasSaid.current) {
      hasSaid.current = true;
      void run({ params: { caseId: caseView.caseId } });
    }
  }, [isDue, run, caseView.caseId]);
}
