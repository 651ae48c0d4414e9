import '../desk.css';
import { listExpertCases } from '#contracts/cases/case-expert.contract.ts';
import { liveEvents } from '#contracts/cases/case-view.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { AppLink, useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { useLive } from '#web/lib/live.ts';
import { useNow } from '#web/lib/use-now.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { usePagedList } from '#web/lib/use-paged-list.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { LinkCards } from '#web/ui/content.tsx';
import { LiveBadge, Page, PageHeader } from '#web/ui/page.tsx';
import { PagedList } from '#web/ui/paged-list.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { ownCasesAddress, queueAddress } from '../addresses.ts';
import { deskFr } from '../desk.fr.ts';
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
  const list = usePagedList({
    key: [...operationKey(listExpertCases), which],
    read: (after, signal) => call(listExpertCases, { query: { which, ...after }, signal }),
  });
  const texts = ownCasesFr.empty[which];
  return (
    <PagedList
      list={list}
      more={deskFr.more}
      empty={
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
      }
    >
      {(items) => (
        <LinkCards label={ownCasesFr.items[which]}>
          {items.map((item) => (
            <OwnCaseCard key={item.caseId} item={item} now={now} />
          ))}
        </LinkCards>
      )}
    </PagedList>
  );
}
