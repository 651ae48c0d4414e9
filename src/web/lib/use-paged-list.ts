import { useInfiniteQuery } from '@tanstack/react-query';
import { sentenceOf } from './problem-errors.ts';

type Page = { items: readonly unknown[]; nextCursor: string | null };

type PagedListInput<P> = {
  key: readonly unknown[];
  /** Reads the page that a cursor leads to; the first one has none. */
  read: (after: { cursor?: string }, signal: AbortSignal) => Promise<P>;
  isEnabled?: boolean;
  /** Milliseconds after which it is read again although nothing was said to have changed. */
  renewMs?: number;
};

/** A list that is read page by page, each page on request; `PagedList` of the kit shows it. */
export function usePagedList<P extends Page>({ key, read, isEnabled = true, renewMs }: PagedListInput<P>) {
  const query = useInfiniteQuery({
    queryKey: key,
    enabled: isEnabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => read(pageParam === undefined ? {} : { cursor: pageParam }, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: renewMs ?? false,
  });
  const pages: readonly P[] | undefined = query.data?.pages;
  return {
    pages,
    items: pages?.flatMap((page) => page.items) as P['items'] | undefined,
    /** Said only while there is nothing to show. */
    errorSentence: query.error && !pages ? sentenceOf(query.error) : undefined,
    isReadingAgain: query.isRefetching,
    readAgain: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: () => void query.fetchNextPage(),
  };
}
