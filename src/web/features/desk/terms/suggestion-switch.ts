import { useSyncExternalStore } from 'react';

/** Whether terms are offered while typing: one switch for all fields, on again when the page is loaded anew. */
let isOn = true;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSuggestionSwitch(): [isOn: boolean, set: (on: boolean) => void] {
  const value = useSyncExternalStore(subscribe, () => isOn);
  return [
    value,
    (on) => {
      isOn = on;
      for (const listener of listeners) listener();
    },
  ];
}
