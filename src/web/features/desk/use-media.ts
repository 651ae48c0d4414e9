import { useCallback, useSyncExternalStore } from 'react';

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Room enough for answers, photos and opinion beside each other. */
export function useIsDesk(): boolean {
  return useMedia('(min-width: 64rem)');
}

/** Room enough for the queue as a table. */
export function useIsTable(): boolean {
  return useMedia('(min-width: 56rem)');
}
