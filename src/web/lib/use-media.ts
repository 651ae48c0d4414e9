import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
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

/** Room enough to show beside each other what a phone shows one after the other. */
export function useIsDesk(): boolean {
  return useMedia('(min-width: 64rem)');
}

/** Room enough for a list as a table. */
export function useIsTable(): boolean {
  return useMedia('(min-width: 56rem)');
}
