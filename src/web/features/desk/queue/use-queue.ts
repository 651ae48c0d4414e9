import { useEffect, useMemo, useRef, useState } from 'react';
import { listQueue, type QueueItem } from '#contracts/cases/case-expert.contract.ts';
import type { QueryOf } from '#contracts/operation.ts';
import { call } from '#web/lib/api-client.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { usePagedList } from '#web/lib/use-paged-list.ts';
import { countArrivals, type QueueSnapshot } from './arrivals.ts';

export type QueueFilter = Pick<QueryOf<typeof listQueue>, 'form' | 'sex' | 'ageBand' | 'siteGroup'>;

/** Those the doctor chose to receive, or his own as well where he did not choose it. */
export type Levels = 'wanted' | 'all';

const pageSize = 25;

/** The queue under a filter, page by page, and how many cases came in since it was first shown. */
export function useQueue(filter: QueueFilter, levels: Levels, isEnabled: boolean) {
  const list = usePagedList({
    key: [...operationKey(listQueue), filter, levels],
    isEnabled,
    read: (after, signal) =>
      call(listQueue, { query: { ...filter, levels, limit: pageSize, ...after }, signal }),
  });
  const { pages } = list;
  const items = useMemo<readonly QueueItem[]>(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const last = pages?.at(-1);
  const total = last?.total ?? 0;
  const arrivals = useArrivals(
    pages && {
      ids: new Set(items.map((item) => item.caseId)),
      total,
      pages: pages.length,
      hasMore: list.hasMore,
    },
    JSON.stringify([filter, levels]),
  );
  return { list, items, total, arrivals, tiers: last?.tiers ?? [], otherTiers: last?.otherTiers ?? [] };
}

/** New cases since the person last looked at the same list: each change of the list speaks for itself. */
function useArrivals(shown: QueueSnapshot | undefined, filterKey: string): number {
  const before = useRef<{ of: string; shown: QueueSnapshot }>(undefined);
  const [arrivals, setArrivals] = useState(0);
  useEffect(() => {
    if (!shown) {
      return;
    }
    if (before.current?.of !== filterKey) {
      before.current = { of: filterKey, shown };
      setArrivals(0);
      return;
    }
    const count = countArrivals(before.current.shown, shown);
    before.current = { of: filterKey, shown };
    if (count > 0) {
      setArrivals(count);
    }
  }, [shown, filterKey]);
  return arrivals;
}
