import { useQueryClient } from '@tanstack/react-query';
import { acknowledgeNotice, listNotices, type Notice } from '#contracts/notifications/notice.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState, Notice as Message } from '#web/ui/states.tsx';
import { messagesFr } from './messages.fr.ts';

/** What the service has told this person; marking one as read is its receipt. */
export function MessagesPage() {
  const notices = useOperationQuery(listNotices, {});
  return (
    <Page documentTitle={messagesFr.title} width="narrow">
      <PageHeader
        title={messagesFr.title}
        lead={messagesFr.lead}
        back={<AppLink to="/compte">{messagesFr.back}</AppLink>}
      />
      {notices.data ? (
        <MessageList items={notices.data.items} />
      ) : notices.error ? (
        <ErrorState message={sentenceOf(notices.error)} onRetry={() => void notices.refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}

function MessageList({ items }: { items: readonly Notice[] }) {
  if (items.length === 0) {
    return (
      <EmptyState icon="mail" title={messagesFr.emptyTitle}>
        {messagesFr.emptyText}
      </EmptyState>
    );
  }
  return (
    <ol className="c-stack" aria-label={messagesFr.list}>
      {items.map((notice) => (
        <li key={notice.noticeId}>
          <MessageCard notice={notice} />
        </li>
      ))}
    </ol>
  );
}

function MessageCard({ notice }: { notice: Notice }) {
  const client = useQueryClient();
  const acknowledge = useOperationMutation(acknowledgeNotice, {
    onSuccess: () => refresh(client, listNotices),
  });
  const { noticeId, title, createdAt, paragraphs, page, acknowledgedAt } = notice;
  return (
    <Card title={title} side={<span className="small soft">{formatDayTime(createdAt)}</span>}>
      <Stack>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {acknowledge.error && (
          <Message tone="fault" isAlert>
            {sentenceOf(acknowledge.error)}
          </Message>
        )}
        <Row isApart>
          {acknowledgedAt ? (
            <span className="small soft">{messagesFr.read(formatDayTime(acknowledgedAt))}</span>
          ) : (
            <Button
              icon="check"
              isBusy={acknowledge.isPending}
              onClick={() => acknowledge.mutate({ params: { noticeId } })}
            >
              {messagesFr.acknowledge}
            </Button>
          )}
          {page && (
            <AppLink className={buttonClass({ look: 'quiet' })} to={page.path}>
              {page.label}
            </AppLink>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
