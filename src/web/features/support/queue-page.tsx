import { listTicketQueue } from '#contracts/support/ticket.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { supportFr } from './support.fr.ts';
import { TicketLinks } from './ticket-links.tsx';

const renewMs = 30_000;

/** Operator: what waits for support, renewed while the page is shown. */
export function SupportQueuePage() {
  const queue = useOperationQuery(listTicketQueue, {}, { refetchInterval: renewMs });
  return (
    <Page documentTitle={supportFr.queueTitle}>
      <PageHeader title={supportFr.queueTitle} lead={supportFr.queueLead} />
      {queue.error && <ErrorState message={sentenceOf(queue.error)} onRetry={() => void queue.refetch()} />}
      {!queue.error && !queue.data && <LoadingState lines={5} />}
      {queue.data?.items.length === 0 && (
        <EmptyState icon="inbox" title={supportFr.queueEmpty}>
          <p>{supportFr.queueEmptyText}</p>
        </EmptyState>
      )}
      {queue.data && queue.data.items.length > 0 && (
        <TicketLinks
          title={supportFr.queueTitle}
          tickets={queue.data.items}
          under="/exploitation/assistance"
        />
      )}
    </Page>
  );
}
