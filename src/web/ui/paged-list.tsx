import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Stack } from './page.tsx';
import { ErrorState, LoadingState } from './states.tsx';

type PagedListProps<T> = {
  /** As `usePagedList` of lib gives it. */
  list: {
    items: readonly T[] | undefined;
    errorSentence: string | undefined;
    readAgain: () => void;
    hasMore: boolean;
    isReadingMore: boolean;
    readMore: () => void;
  };
  empty: ReactNode;
  more: string;
  /** Said after the last one. */
  end?: string;
  children: (items: readonly T[]) => ReactNode;
};

/** A list read page by page, with its loading, failed and empty states. */
export function PagedList<T>({ list, empty, more, end, children }: PagedListProps<T>) {
  if (list.errorSentence !== undefined) {
    return <ErrorState message={list.errorSentence} onRetry={list.readAgain} />;
  }
  if (!list.items) {
    return <LoadingState lines={6} />;
  }
  if (list.items.length === 0) {
    return empty;
  }
  return (
    <Stack>
      {children(list.items)}
      {list.hasMore && (
        <Button isWide isBusy={list.isReadingMore} onClick={list.readMore}>
          {more}
        </Button>
      )}
      {!list.hasMore && end !== undefined && <p className="small soft">{end}</p>}
    </Stack>
  );
}
