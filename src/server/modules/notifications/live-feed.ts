// Open screens of this process: each note of the hub is parsed once and offered to every watcher by its rights.
import type { LiveEvent } from '#contracts/cases/case-view.contract.ts';
import type { LiveHub } from '#server/platform/live/live-hub.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { parseLiveSignal } from './live-signal.events.ts';
import { liveEventsFor } from './live-visibility.ts';

export type LiveFeed = {
  /** Sends what `actor` may learn until the returned function is called. */
  watch(actor: AccountActor, send: (event: LiveEvent) => void): () => void;
};

export function createLiveFeed(hub: Pick<LiveHub, 'subscribe'>): LiveFeed {
  const watchers = new Set<{ actor: AccountActor; send: (event: LiveEvent) => void }>();
  hub.subscribe((note) => {
    const signal = parseLiveSignal(note);
    if (!signal) return;
    for (const { actor, send } of watchers) {
      for (const event of liveEventsFor(actor, signal)) send(event);
    }
  });
  return {
    watch: (actor, send) => {
      const watcher = { actor, send };
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
