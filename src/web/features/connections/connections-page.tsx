import { useQueryClient } from '@tanstack/react-query';
import {
  endOtherSessions,
  endSession,
  listSessions,
  type OwnSession,
} from '#contracts/accounts/own-session.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { connectionsFr } from './connections.fr.ts';

/** Where one's account is open, and how to close it there (A-010, B-036). Network addresses stay out. */
export function ConnectionsPage() {
  const sessions = useOperationQuery(listSessions, {}, { staleTime: 0 });
  return (
    <Page documentTitle={connectionsFr.title} width="narrow">
      <PageHeader
        title={connectionsFr.title}
        lead={connectionsFr.lead}
        back={<AppLink to="/compte">{connectionsFr.back}</AppLink>}
      />
      {sessions.data ? (
        <Stack gap="loose">
          <SessionList items={sessions.data.items} />
          <Notice
            title={connectionsFr.doubtTitle}
            icon="shield"
            action={
              <AppLink to="/compte-compromis" className={buttonClass()}>
                {connectionsFr.doubtLink}
              </AppLink>
            }
          >
            {connectionsFr.doubtText}
          </Notice>
        </Stack>
      ) : sessions.error ? (
        <ErrorState message={sentenceOf(sessions.error)} onRetry={() => void sessions.refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}

function SessionList({ items }: { items: readonly OwnSession[] }) {
  const client = useQueryClient();
  const toast = useToast();
  const endOthers = useOperationMutation(endOtherSessions, {
    onSuccess: async () => {
      await refresh(client, listSessions);
      toast({ message: connectionsFr.othersEnded });
    },
  });
  const ordered = items.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  return (
    <Stack>
      <ul className="c-stack" aria-label={connectionsFr.list}>
        {ordered.map((session) => (
          <li key={session.sessionId}>
            <SessionCard session={session} />
          </li>
        ))}
      </ul>
      {endOthers.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(endOthers.error)}
        </Notice>
      )}
      {items.length > 1 ? (
        <div>
          <Button icon="sign-out" isBusy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {connectionsFr.endOthers}
          </Button>
        </div>
      ) : (
        <p className="soft">{connectionsFr.onlyThis}</p>
      )}
    </Stack>
  );
}

function SessionCard({ session }: { session: OwnSession }) {
  const client = useQueryClient();
  const toast = useToast();
  const end = useOperationMutation(endSession, {
    onSuccess: () => toast({ message: connectionsFr.ended }),
    // Gone already, or ended just now: either way the list is another one.
    onSettled: () => refresh(client, listSessions),
  });
  const { sessionId, device, createdAt, lastSeenAt, isCurrent, isLocked } = session;
  const marks = [isCurrent && connectionsFr.current, isLocked && connectionsFr.locked].filter(Boolean);
  return (
    <Card>
      <Stack>
        <div className="c-card__head">
          <h2>{device}</h2>
          {marks.length > 0 && <strong className="small">{marks.join(', ')}</strong>}
        </div>
        <p className="soft">
          {connectionsFr.since(formatDayTime(createdAt))}
          <br />
          {connectionsFr.last(formatDayTime(lastSeenAt))}
        </p>
        {end.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(end.error)}
          </Notice>
        )}
        {!isCurrent && (
          <Row>
            <Button
              icon="sign-out"
              aria-label={connectionsFr.endNamed(device)}
              isBusy={end.isPending}
              onClick={() => end.mutate({ params: { sessionId } })}
            >
              {connectionsFr.end}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
