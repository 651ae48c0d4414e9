import '../desk.css';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { listExpertCases, listQueue } from '#contracts/cases/case-expert.contract.ts';
import { type CaseView, getCase, liveEventSchema, liveEvents } from '#contracts/cases/case-view.contract.ts';
import { AppLink, useAddressParams, useGo } from '#web/lib/app-link.tsx';
import { useLive } from '#web/lib/live.ts';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey, refresh, useOperationQuery } from '#web/lib/use-operation.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { ownCasesAddress, queueAddress } from '../addresses.ts';
import { AnsweredPanel } from '../after/answered-panel.tsx';
import { SignedPage } from '../sign/signed-page.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { deskPageFr } from './desk-page.fr.ts';
import { WritingDesk } from './writing-desk.tsx';

/** One case at the doctor's desk. */
export function DeskPage() {
  const { caseId } = useAddressParams();
  return <DeskOfCase key={caseId} caseId={caseId} />;
}

function DeskOfCase({ caseId }: { caseId: string }) {
  const input = { params: { caseId } };
  // Each reading is logged (B-058): read on opening and when something happened, not because a window got the focus.
  const query = useOperationQuery(getCase, input, {
    staleTime: 60_000,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  useCaseLive(caseId);
  const { data: caseView, error } = query;
  if (isNotOpen(error)) {
    return <GonePage />;
  }
  if (!caseView) {
    return (
      <Page documentTitle={deskPageFr.loadingTitle} width="wide">
        {error ? (
          <ErrorState message={sentenceOf(error)} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingState lines={10} />
        )}
      </Page>
    );
  }
  return <Desk caseView={caseView} />;
}

function isNotOpen(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 403);
}

/** Writing while it is in hand or corrected, reading otherwise, and what follows a signature. */
function Desk({ caseView }: { caseView: CaseView }) {
  const client = useQueryClient();
  const go = useGo();
  const [isCorrecting, setIsCorrecting] = useState(false);
  const [signed, setSigned] = useState<{ isCorrection: boolean }>();
  if (signed) {
    return <SignedPage caseView={caseView} {...signed} onBack={() => setSigned(undefined)} />;
  }
  const isInHand = caseView.status !== 'answered' && caseView.allowedActions.includes('write-opinion');
  if (isInHand || isCorrecting) {
    return (
      <WritingDesk
        caseView={caseView}
        onSigned={() => {
          setSigned({ isCorrection: isCorrecting });
          setIsCorrecting(false);
          void refresh(client, getCase, listQueue, listExpertCases);
        }}
        onLeft={() => {
          go(queueAddress);
          void refresh(client, listQueue, listExpertCases);
        }}
        onCancel={isCorrecting ? () => setIsCorrecting(false) : undefined}
      />
    );
  }
  return (
    <DeskLayout
      caseView={caseView}
      opinion={<AnsweredPanel caseView={caseView} onCorrect={() => setIsCorrecting(true)} />}
      isOpinionFirst={caseView.status === 'answered'}
    />
  );
}

/** The case was withdrawn, released or never taken: what may have happened, and where to go on. */
function GonePage() {
  return (
    <Page documentTitle={deskPageFr.loadingTitle} width="narrow">
      <PageHeader title={deskPageFr.goneTitle} />
      <EmptyState
        icon="lock"
        title={deskPageFr.goneText}
        action={
          <span className="c-row">
            <AppLink className={buttonClass({ look: 'primary' })} to={queueAddress}>
              {deskPageFr.toQueue}
            </AppLink>
            <AppLink className={buttonClass()} to={ownCasesAddress}>
              {deskPageFr.toOwnCases}
            </AppLink>
          </span>
        }
      >
        <p>{deskPageFr.goneKept}</p>
      </EmptyState>
    </Page>
  );
}

/** Reads the case again when this very case changed, or when changes may have been missed. */
function useCaseLive(caseId: string): void {
  const client = useQueryClient();
  const again = () =>
    void client.invalidateQueries({ queryKey: operationKey(getCase, { params: { caseId } }) });
  const state = useLive(
    liveEvents,
    {},
    {
      queryKeys: [],
      onEvent: (data) => {
        const event = liveEventSchema.safeParse(data);
        if (event.success && event.data.topic === 'case' && event.data.caseId === caseId) {
          again();
        }
      },
    },
  );
  const wasInterrupted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of state counts.
  useEffect(() => {
    if (state === 'interrupted') {
      wasInterrupted.current = true;
    } else if (state === 'live' && wasInterrupted.current) {
      wasInterrupted.current = false;
      again();
    }
  }, [state]);
}
