import { useSyncExternalStore } from 'react';
import { outbox } from './device.ts';
import type { OutboxView } from './waiting-list.ts';

/** What waits on this device, as it changes. */
export function useOutbox(): OutboxView {
  return useSyncExternalStore(outbox.list.subscribe, () => outbox.list.view);
}
