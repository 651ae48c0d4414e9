import '../requests.css';
import { useEffect, useState } from 'react';
import {
  type CaseListItem,
  type CaseListState,
  caseListStateSchema,
  caseListStates,
  listCases,
  liveEvents,
} from '#contracts/cases/case-view.contract.ts';
import { listCurrentForms } from '#contracts/forms/forms.ts';
import { call } from '#web/lib/api-client.ts';
import { AppLink, useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { useLive } from '#web/lib/live.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { operationKey, useOperationQuery } from '#web/lib/use-operation.ts';
import { usePagedList } from '#web/lib/use-paged-list.ts';
import { ActionBar, Button, buttonClass } from '#web/ui/button.tsx';
import { LinkCards } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { LiveBadge, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { PagedList } from '#web/ui/paged-list.tsx';
import { useShortcuts } from '#web/ui/shortcuts.tsx';
import { EmptyState, ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { newRequestAddress, requestAddress, requestsAddress } from '../addresses.ts';
import { requestsFr } from '../requests.fr.ts';
import { useUsualWaits } from '../use-usual-wait.ts';
import { listFr } from './list.fr.ts';
import { NirSearch } from './nir-search.tsx';
import { RequestCard } from './request-card.tsx';

/** Tabs in the order in which a pharmacy should look at them when none is chosen. */
const mostPressing: readonly CaseListState[] = [
  'received',
  'to-complete',
  'to-hand-over',
  'waiting',
  'closed',
];

/** Every request of the pharmacy, by what has to be done with it; updates by itself. */
export function RequestListPage() {
  const go = useGo();
  const now = useNow();
  const [isSearching, setIsSearching] = useState(false);
  const overview = useOperationQuery(listCases, { query: { limit: 50 } });
  const live = useLive(liveEvents, {}, { queryKeys: [operationKey(listCases)] });
  const wanted = caseListStateSchema.safeParse(useAddressSearch().etat);
  const counts = overview.data?.counts;
  const chosen = wanted.success ? wanted.data : mostPressing.find((state) => (counts?.[state] ?? 0) > 0);
  const isFirst = counts !== undefined && caseListStates.every((state) => counts[state] === 0);
  useEffect(() => {
    if (chosen) showChosenTab();
  }, [chosen]);
  useShortcuts([{ key: 'n', label: requestsFr.newRequest, run: () => go(newRequestAddress) }]);

  return (
    <Page documentTitle={listFr.documentTitle}>
      <PageHeader
        title={requestsFr.title}
        lead={listFr.lead}
        side={
          <>
            <LiveBadge state={live} />
            {!isSearching && (
              <Button icon="search" onClick={() => setIsSearching(true)}>
                {listFr.search.open}
              </Button>
            )}
          </>
        }
      />
      <Stack>
        {isSearching && <NirSearch now={now} onClose={() => setIsSearching(false)} />}
        <UrgentNotices items={overview.data?.items ?? []} />
        {overview.error && !overview.data && (
          <ErrorState message={sentenceOf(overview.error)} onRetry={() => void overview.refetch()} />
        )}
        {overview.isPending && <LoadingState lines={6} />}
        {isFirst && !wanted.success && (
          <EmptyState title={listFr.firstTitle}>
            <p>{listFr.firstText}</p>
          </EmptyState>
        )}
        {counts && (chosen || !isFirst) && (
          <Tabs
            label={listFr.tabs}
            tabs={caseListStates.map((id) => ({ id, label: requestsFr.states[id], count: counts[id] }))}
            chosen={chosen ?? 'waiting'}
            onChoose={(etat) => go(requestsAddress, { search: { etat }, isReplacing: true })}
          >
            <StateList key={chosen} state={chosen ?? 'waiting'} now={now} />
          </Tabs>
        )}
      </Stack>
      <ActionBar note={listFr.newNote}>
        {listCurrentForms().map(({ id, title }) => (
          <AppLink
            key={id}
            to={newRequestAddress}
            search={{ formulaire: id }}
            className={buttonClass({ look: 'primary', isBig: true })}
          >
            <Icon name="plus" />
            <span>
              {title}
              <span className="visually-hidden">{listFr.newNamed}</span>
            </span>
          </AppLink>
        ))}
      </ActionBar>
    </Page>
  );
}

/** On a phone the row of tabs scrolls: the chosen one has to be seen. */
function showChosenTab(): void {
  const tab = document.querySelector('[role="tab"][aria-selected="true"]');
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function UrgentNotices({ items }: { items: readonly CaseListItem[] }) {
  const urgent = items.filter((item) => item.isUrgent && item.tasks.includes('read'));
  if (urgent.length === 0) {
    return null;
  }
  return (
    <Notice tone="attention" title={listFr.urgentTitle(urgent.length)}>
      <p>{listFr.urgentText}</p>
      <ul>
        {urgent.map((item) => (
          <li key={item.caseId}>
            <AppLink to={requestAddress(item.caseId)} className="r-tap">
              {listFr.urgentOpen(item.reference)}
            </AppLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function StateList({ state, now }: { state: CaseListState; now: Date }) {
  const usualWaitOf = useUsualWaits();
  const list = usePagedList({
    key: [...operationKey(listCases), 'pages', state],
    read: (after, signal) => call(listCases, { query: { state, limit: 20, ...after }, signal }),
  });
  return (
    <PagedList
      list={list}
      more={listFr.more}
      empty={
        <EmptyState title={listFr.empty[state].title}>
          <p>{listFr.empty[state].text}</p>
        </EmptyState>
      }
    >
      {(items) => (
        <LinkCards label={listFr.items(requestsFr.states[state])}>
          {items.map((item) => (
            <RequestCard key={item.caseId} item={item} now={now} usualWait={usualWaitOf(item.form)} />
          ))}
        </LinkCards>
      )}
    </PagedList>
  );
}
