import { listDirectorCases } from '#contracts/cases/case-after.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { useNow } from '#web/lib/use-now.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { usePagedList } from '#web/lib/use-paged-list.ts';
import { LinkCards } from '#web/ui/content.tsx';
import { PagedList } from '#web/ui/paged-list.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { DirectorCaseCard } from './director-case-card.tsx';
import { overviewFr } from './overview.fr.ts';

type Shown = 'alerts' | 'all';

const renewMs = 60_000;

/** The tail first: cases that ask for an act; then all that are open, oldest first. */
export function CaseLists({ shown, onChoose }: { shown: Shown; onChoose: (shown: Shown) => void }) {
  const alerts = useCases('alerts');
  const loaded = alerts.items?.length;
  const isWhole = !alerts.hasMore;
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
  return usePagedList({
    key: [...operationKey(listDirectorCases), only],
    read: (after, signal) => call(listDirectorCases, { query: { only, ...after }, signal }),
    // A deadline passes without an event.
    renewMs,
  });
}

function CaseList({ shown }: { shown: Shown }) {
  const now = useNow();
  const list = useCases(shown);
  const isTail = shown === 'alerts';
  return (
    <PagedList
      list={list}
      more={overviewFr.more}
      empty={
        <EmptyState icon="check" title={isTail ? overviewFr.noAlertTitle : overviewFr.noneTitle}>
          <p>{isTail ? overviewFr.noAlertText : overviewFr.noneText}</p>
        </EmptyState>
      }
    >
      {(items) => (
        <LinkCards label={overviewFr.casesOf[shown]}>
          {items.map((item) => (
            <DirectorCaseCard key={item.caseId} item={item} now={now} />
          ))}
        </LinkCards>
      )}
    </PagedList>
  );
}
