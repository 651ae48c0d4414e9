import { listQueue } from '#contracts/cases/case-expert.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { isUrgent } from '#contracts/cases/opinion.ts';
import { getReport } from '#contracts/reports/report.contract.ts';
import { formatSinceFr } from '#contracts/values/french-dates.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { LoadingState, Notice } from '#web/ui/states.tsx';
import { queueAddress } from '../addresses.ts';
import { deskPageFr, rereadFr } from '../case/desk-page.fr.ts';
import { caseWords, formTitle } from '../case-words.ts';
import { CallPharmacy } from '../opinion/call-pharmacy.tsx';
import { useClaim } from '../use-claim.ts';

type SignedPageProps = { caseView: CaseView; isCorrection: boolean; onBack: () => void };

/** Done: the report, the call an urgent opinion needs, and the next case as the big next step. */
export function SignedPage({ caseView, isCorrection, onBack }: SignedPageProps) {
  const version = Math.max(0, ...caseView.reports.map((report) => report.version));
  const { caseId, opinion } = caseView;
  return (
    <Page documentTitle={rereadFr.signedTitle} width="narrow">
      <PageHeader
        title={isCorrection ? rereadFr.correctedTitle : rereadFr.signedTitle}
        lead={rereadFr.signedText}
      />
      <Stack>
        {opinion && isUrgent(opinion) && <CallPharmacy pharmacy={caseView.pharmacy} />}
        <NextCase />
        <div className="c-row">
          {version > 0 && (
            <FileLink className={buttonClass()} href={urlOf(getReport, { params: { caseId, version } })}>
              <Icon name="file" />
              {rereadFr.open}
            </FileLink>
          )}
          <Button look="quiet" onClick={onBack}>
            {rereadFr.readAgain}
          </Button>
        </div>
      </Stack>
    </Page>
  );
}

function NextCase() {
  const now = useNow();
  const queue = useOperationQuery(listQueue, { query: { limit: 1 } }, { staleTime: 0 });
  const { claim, isGone } = useClaim();
  const next = queue.data?.items[0];
  if (queue.isPending) {
    return <LoadingState lines={3} />;
  }
  if (!next) {
    return (
      <Card title={rereadFr.next}>
        <p>{queue.error ? sentenceOf(queue.error) : rereadFr.noneLeft}</p>
        <AppLink className={buttonClass({ look: 'primary', isBig: true })} to={queueAddress}>
          {deskPageFr.toQueue}
        </AppLink>
      </Card>
    );
  }
  return (
    <Card
      title={rereadFr.next}
      side={<span className="small soft">{rereadFr.nextCount(queue.data?.total ?? 1)}</span>}
    >
      {claim.error && (
        <Notice tone="info" isAlert>
          {isGone ? rereadFr.nextGone : sentenceOf(claim.error)}
        </Notice>
      )}
      <p>
        <strong>{formTitle(next.form)}</strong> · {caseWords(next)} ·{' '}
        <span className="soft">{formatSinceFr(new Date(next.submittedAt), now)}</span>
      </p>
      <Button
        look="primary"
        isBig
        isWide
        iconAfter="arrow-right"
        isBusy={claim.isPending}
        autoFocus
        onClick={() => claim.mutate({ params: { caseId: next.caseId } })}
      >
        {rereadFr.takeNext}
      </Button>
    </Card>
  );
}
