import '../desk.css';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { listQueue, type QueueItem } from '#contracts/cases/case-expert.contract.ts';
import { liveEvents } from '#contracts/cases/case-view.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { useLive } from '#web/lib/live.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useAccount } from '#web/lib/session.tsx';
import { useIsTable } from '#web/lib/use-media.ts';
import { useNow } from '#web/lib/use-now.ts';
import { operationKey, refresh } from '#web/lib/use-operation.ts';
import { LiveBadge, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { PagedList } from '#web/ui/paged-list.tsx';
import { useShortcuts } from '#web/ui/shortcuts.tsx';
import { EmptyState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { declineFr } from '../decline.fr.ts';
import { deskFr } from '../desk.fr.ts';
import { useClaim } from '../use-claim.ts';
import { keptChoice } from './arrivals.ts';
import { DeclineDialog } from './decline-dialog.tsx';
import { OtherLevels } from './other-levels.tsx';
import { queueFr } from './queue.fr.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueCards, QueueTable, takeButtonId } from './queue-list.tsx';
import { TakenToday } from './taken-today.tsx';
import { type Levels, type QueueFilter, useQueue } from './use-queue.ts';

/** The cases that wait for a doctor of this level: no identity, longest wait first, live (B-006, B-009). */
export function QueuePage() {
  const isTable = useIsTable();
  const { expertTier } = useAccount();
  const isVerified = expertTier !== null;
  const [filter, setFilter] = useState<QueueFilter>({});
  const [levels, setLevels] = useState<Levels>('wanted');
  const { list, items, total, arrivals, tiers, otherTiers } = useQueue(filter, levels, isVerified);
  const shown = { tiers, own: expertTier };
  const live = useLive(liveEvents, {}, { queryKeys: [operationKey(listQueue)], isEnabled: isVerified });
  return (
    <Page documentTitle={queueFr.documentTitle}>
      <PageHeader
        title={queueFr.title}
        lead={total > 0 ? `${queueFr.count(total, shown)}. ${queueFr.lead}` : queueFr.lead}
        side={isVerified && <LiveBadge state={live} />}
      />
      <Stack>
        <div className="d-arrivals" aria-live="polite" role="status">
          {arrivals > 0 && <p key={`${arrivals}-${total}`}>{queueFr.arrivals(arrivals)}</p>}
        </div>
        {!isVerified && (
          <EmptyState icon="shield" title={queueFr.unverifiedTitle}>
            <p>{queueFr.unverifiedText}</p>
          </EmptyState>
        )}
        {isVerified && <TakenToday />}
        {isTable && items.length > 0 && <p className="small soft">{queueFr.keysHint}</p>}
        {isVerified && <QueueFilters filter={filter} isFolded={!isTable} onChange={setFilter} />}
        <Queue items={items} isTable={isTable} />
        {isVerified && (
          <PagedList
            list={list}
            more={deskFr.more}
            empty={<Empty isFiltered={Object.keys(filter).length > 0} title={queueFr.emptyTitle(shown)} />}
          >
            {() => null}
          </PagedList>
        )}
        {otherTiers.length > 0 && <OtherLevels levels={levels} onChange={setLevels} />}
        {isVerified && (
          <AppLink className="d-tap" to="/compte/modeles">
            {queueFr.wording}
          </AppLink>
        )}
      </Stack>
    </Page>
  );
}

function Empty({ isFiltered, title }: { isFiltered: boolean; title: string }) {
  return (
    <EmptyState title={isFiltered ? queueFr.emptyFiltered : title}>
      <p>{queueFr.emptyText}</p>
    </EmptyState>
  );
}

/** The list and its keys: arrows or J and K choose, Enter or P takes, D declines, F filters. */
function Queue({ items, isTable }: { items: readonly QueueItem[]; isTable: boolean }) {
  const now = useNow();
  const client = useQueryClient();
  const toast = useToast();
  const { claim, isGone } = useClaim();
  const [declining, setDeclining] = useState<QueueItem>();
  const { chosenId, choose, move } = useChoice(items);
  const take = (item: QueueItem) => claim.mutate({ params: { caseId: item.caseId } });
  const withChosen = (act: (item: QueueItem) => void) => {
    const item = items.find(({ caseId }) => caseId === chosenId);
    if (item) {
      act(item);
    }
  };
  useShortcuts([
    { key: 'j', label: queueFr.keys.next, run: () => move(1) },
    { key: 'arrowdown', label: queueFr.keys.next, run: () => move(1) },
    { key: 'k', label: queueFr.keys.previous, run: () => move(-1) },
    { key: 'arrowup', label: queueFr.keys.previous, run: () => move(-1) },
    { key: 'p', label: queueFr.keys.take, run: () => withChosen(take) },
    { key: 'd', label: queueFr.keys.decline, run: () => withChosen(setDeclining) },
    {
      key: 'f',
      label: queueFr.keys.filter,
      run: focusFilters,
    },
  ]);
  const list = {
    items,
    now,
    chosenId,
    takingId: claim.isPending ? claim.variables.params.caseId : undefined,
    onChoose: choose,
    onTake: take,
    onDecline: setDeclining,
  };
  return (
    <>
      {isGone && (
        <Notice tone="info" title={queueFr.gone} isAlert>
          <p>{queueFr.goneText}</p>
        </Notice>
      )}
      {claim.error && !isGone && (
        <Notice tone="fault" title={queueFr.takeFailed} isAlert>
          <p>{sentenceOf(claim.error)}</p>
        </Notice>
      )}
      {items.length > 0 && (isTable ? <QueueTable {...list} /> : <QueueCards {...list} />)}
      {declining && (
        <DeclineDialog
          item={declining}
          onClose={() => setDeclining(undefined)}
          onDeclined={() => {
            setDeclining(undefined);
            toast({ message: declineFr.done });
            void refresh(client, listQueue);
          }}
        />
      )}
    </>
  );
}

/** The chosen case is the one whose button has the focus; it is kept when the list changes under it. */
function useChoice(items: readonly QueueItem[]) {
  const ids = items.map((item) => item.caseId);
  const [chosenId, setChosenId] = useState<string>();
  const before = useRef(ids);
  const key = ids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the ids.
  useEffect(() => {
    const kept = keptChoice(before.current, ids, chosenId);
    before.current = ids;
    if (kept !== chosenId) {
      setChosenId(kept);
      if (kept !== undefined && document.activeElement === document.body) {
        document.getElementById(takeButtonId(kept))?.focus();
      }
    }
  }, [key, chosenId]);
  const move = (by: number) => {
    const at = chosenId === undefined ? -1 : ids.indexOf(chosenId);
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next !== undefined) {
      setChosenId(next);
      document.getElementById(takeButtonId(next))?.focus();
    }
  };
  return { chosenId, choose: setChosenId, move };
}

function focusFilters(): void {
  document.querySelector<HTMLElement>('.d-filters :is(select, summary)')?.focus();
}
