import '../desk.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { listExpertCases } from '#contracts/cases/case-expert.contract.ts';
import { liveEvents } from '#contracts/cases/case-view.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { useLive } from '#web/lib/live.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { LinkCards } from '#web/ui/content.tsx';
import { LiveBadge, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { ownCasesAddress, queueAddress } from '../addresses.ts';
import { AppLink, useAddressSearch, useGo } from '../app-link.tsx';
import { deskFr } from '../desk.fr.ts';
import { useNow } from '../use-now.ts';
import { OwnCaseCard } from './own-case-card.tsx';
import { ownCasesFr } from './own-cases.fr.ts';

type Which = 'held' | 'answered';

/** What this doctor has in hand, and what he answered. */
export function OwnCasesPage() {
  const go = useGo();
  const which: Which = useAddressSearch().liste === 'repondus' ? 'answered' : 'held';
  const live = useLive(liveEvents, {}, { queryKeys: [operationKey(listExpertCases)] });
  const choose = (next: Which) =>
    go(ownCasesAddress, { search: next === 'answered' ? { liste: 'repondus' } : {}, isReplacing: true });
  return (
    <Page documentTitle={ownCasesFr.documentTitle}>
      <PageHeader title={ownCasesFr.title} lead={ownCasesFr.lead} side={<LiveBadge state={live} />} />
      <Tabs
        label={ownCasesFr.lists}
        tabs={[
          { id: 'held', label: ownCasesFr.held },
          { id: 'answered', label: ownCasesFr.answered },
        ]}
        chosen={which}
        onChoose={choose}
      >
        <OwnCaseList key={which} which={which} />
      </Tabs>
    </Page>
  );
}

function OwnCaseList({ which }: { which: Which }) {
  const now = useNow();
  const list = useInfiniteQuery({
    queryKey: [...operationKey(listExpertCases), which],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listExpertCases, {
        query: { which, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (list.isPending) {
    return <LoadingState lines={6} />;
  }
  if (!list.data) {
    return <ErrorState message={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;
  }
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const texts = ownCasesFr.empty[which];
    return (
      <EmptyState
        title={texts.title}
        action={
          <AppLink className={buttonClass({ look: 'primary' })} to={queueAddress}>
            {ownCasesFr.toQueue}
          </AppLink>
        }
      >
        <p>{texts.text}</p>
      </EmptyState>
    );
  }
  return (
    <Stack>
      <LinkCards label={ownCasesFr.items[which]}>
        {items.map((item) => (
          <OwnCaseCard key={item.caseId} item={item} now={now} />
        ))}
      </LinkCards>
      {list.hasNextPage && (
        <Button isWide isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {deskFr.more}
        </Button>
      )}
    </Stack>
  );
}
