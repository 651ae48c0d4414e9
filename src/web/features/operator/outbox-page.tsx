import './outbox.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { listOutbox, type OutboxMail } from '#contracts/notifications/outbox.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { outboxFr } from './outbox.fr.ts';
import { OutboxMailCard } from './outbox-mail-card.tsx';

const renewMs = 20_000;

/** Operator: every mail of this instance, newest first, renewed while the page is shown. */
export function OutboxPage() {
  const outbox = useOutbox();
  return (
    <Page documentTitle={outboxFr.title}>
      <PageHeader
        title={outboxFr.title}
        lead={outboxFr.lead}
        side={
          <Button icon="refresh" isBusy={outbox.isRefetching} onClick={() => void outbox.refetch()}>
            {outboxFr.refresh}
          </Button>
        }
      />
      <OutboxContent outbox={outbox} />
    </Page>
  );
}

function useOutbox() {
  return useInfiniteQuery({
    queryKey: operationKey(listOutbox),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listOutbox, { query: pageParam === undefined ? {} : { cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: renewMs,
  });
}

function OutboxContent({ outbox }: { outbox: ReturnType<typeof useOutbox> }) {
  if (outbox.isPending) {
    return <LoadingState lines={6} />;
  }
  if (!outbox.data) {
    return <ErrorState message={sentenceOf(outbox.error)} onRetry={() => void outbox.refetch()} />;
  }
  const mails = outbox.data.pages.flatMap((page) => page.items);
  if (mails.length === 0) {
    return (
      <EmptyState icon="mail" title={outboxFr.emptyTitle}>
        <p>{outboxFr.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <Stack>
      <OutboxNotice mails={mails} />
      <ol className="c-stack" aria-label={outboxFr.list}>
        {mails.map((mail) => (
          <li key={mail.mailId}>
            <OutboxMailCard mail={mail} />
          </li>
        ))}
      </ol>
      {outbox.hasNextPage ? (
        <Button isWide isBusy={outbox.isFetchingNextPage} onClick={() => void outbox.fetchNextPage()}>
          {outboxFr.more}
        </Button>
      ) : (
        <p className="small soft">{outboxFr.end}</p>
      )}
    </Stack>
  );
}

function OutboxNotice({ mails }: { mails: readonly OutboxMail[] }) {
  if (mails.some((mail) => mail.state === 'failed')) {
    return (
      <Notice tone="attention" title={outboxFr.failedTitle}>
        {outboxFr.failedText}
      </Notice>
    );
  }
  return mails[0]?.state === 'kept' ? (
    <Notice tone="info" title={outboxFr.keptTitle}>
      {outboxFr.keptText}
    </Notice>
  ) : null;
}
