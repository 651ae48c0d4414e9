import { useInfiniteQuery } from '@tanstack/react-query';
import { listDirectorCases } from '#contracts/cases/case-after.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { LinkCards } from '#web/ui/content.tsx';
import { Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useNow } from '../use-now.ts';
import { DirectorCaseCard } from './director-case-card.tsx';
import { overviewFr } from './overview.fr.ts';

type Shown = 'alerts' | 'all';

const renewMs = 60_000;

/** The tail first: cases that ask for an act; then all that are open, oldest first. */
export function CaseLists({ shown, onChoose }: { shown: Shown; onChoose: (shown: Shown) => void }) {
  const alerts = useCases('alerts');
  const loaded = alerts.data?.pages.flatMap((page) => page.items).length;
  const isWhole = !alerts.hasNextPage;
  return (
    <section aria-label={overviewFr.casesTitle}>
      <Tabs
        label={overviewFr.lists}
        tabs={[
          {
            id: 'alerts',
            label: overviewFr.alerts,
            ...(loaded === undefined || !isWhole ? {} : { count: loaded }),
          },
          { id: 'all', label: overviewFr.all },
        ]}
        chosen={shown}
        onChoose={onChoose}
      >
        <CaseList key={shown} shown={shown} />
      </Tabs>
    </section>
  );
}

function useCases(only: Shown) {
  return useInfiniteQuery({
    queryKey: [...operationKey(listDirectorCases), only],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listDirectorCases, {
        query: { only, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // A deadline passes without an event.
    refetchInterval: renewMs,
  });
}

function CaseList({ shown }: { shown: Shown }) {
  const now = useNow();
  const cases = useCases(shown);
  if (cases.isPending) {
    return <LoadingState lines={4} />;
  }
  if (!cases.data) {
    return <ErrorState message={sentenceOf(cases.error)} onRetry={() => void cases.refetch()} />;
  }
  const items = cases.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const isTail = shown === 'alerts';
    return (
      <EmptyState icon="check" title={isTail ? overviewFr.noAlertTitle : overviewFr.noneTitle}>
        <p>{isTail ? overviewFr.noAlertText : overviewFr.noneText}</p>
      </EmptyState>
    );
  }
  return (
    <Stack>
      <LinkCards label={overviewFr.casesOf[shown]}>
        {items.map((item) => (
          <DirectorCaseCard key={item.caseId} item={item} now={now} />
        ))}
      </LinkCards>
      {cases.hasNextPage && (
        <Button isWide isBusy={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {overviewFr.more}
        </Button>
      )}
    </Stack>
  );
}
