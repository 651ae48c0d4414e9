import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { listQueue, type QueueItem } from '#contracts/cases/case-expert.contract.ts';
import type { QueryOf } from '#contracts/operation.ts';
import { call } from '#web/lib/api-client.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { countArrivals, type QueueSnapshot } from './arrivals.ts';

export type QueueFilter = Pick<QueryOf<typeof listQueue>, 'form' | 'sex' | 'ageBand' | 'siteGroup'>;

const pageSize = 25;

/** The queue under a filter, page by page, and how many cases came in since it was first shown. */
export function useQueue(filter: QueueFilter, isEnabled: boolean) {
  const query = useInfiniteQuery({
    queryKey: [...operationKey(listQueue), filter],
    enabled: isEnabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listQueue, {
        query: { ...filter, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const pages = query.data?.pages;
  const items = useMemo<readonly QueueItem[]>(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const total = pages?.at(-1)?.total ?? 0;
  const arrivals = useArrivals(
    pages && {
      ids: new Set(items.map((item) => item.caseId)),
      total,
      pages: pages.length,
      hasMore: query.hasNextPage,
    },
    JSON.stringify(filter),
  );
  return { query, items, total, arrivals };
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
