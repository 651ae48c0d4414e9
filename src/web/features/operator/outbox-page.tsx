import './outbox.css';
import { listOutbox, type OutboxMail } from '#contracts/notifications/outbox.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { usePagedList } from '#web/lib/use-paged-list.ts';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { PagedList } from '#web/ui/paged-list.tsx';
import { EmptyState, Notice } from '#web/ui/states.tsx';
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
          <Button icon="refresh" isBusy={outbox.isReadingAgain} onClick={outbox.readAgain}>
            {outboxFr.refresh}
          </Button>
        }
      />
      <OutboxContent outbox={outbox} />
    </Page>
  );
}

function useOutbox() {
  return usePagedList({
    key: operationKey(listOutbox),
    read: (after, signal) => call(listOutbox, { query: after, signal }),
    renewMs,
  });
}

function OutboxContent({ outbox }: { outbox: ReturnType<typeof useOutbox> }) {
  return (
    <PagedList
      list={outbox}
      more={outboxFr.more}
      end={outboxFr.end}
      empty={
        <EmptyState icon="mail" title={outboxFr.emptyTitle}>
          <p>{outboxFr.emptyText}</p>
        </EmptyState>
      }
    >
      {(mails) => (
        <>
          <OutboxNotice mails={mails} />
          <ol className="c-stack" aria-label={outboxFr.list}>
            {mails.map((mail) => (
              <li key={mail.mailId}>
                <OutboxMailCard mail={mail} />
              </li>
            ))}
          </ol>
        </>
      )}
    </PagedList>
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
