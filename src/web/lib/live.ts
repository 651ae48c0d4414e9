import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Operation } from '#contracts/operation.ts';
import { type CallInput, urlOf } from './api-client.ts';
import { isScreenLocked, onScreen } from './screen-lock.ts';
import { announceHindrance } from './session-events.ts';

export type LiveState = 'connecting' | 'live' | 'interrupted';

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

/** Wait before attempt `attempt` (0 for the first retry): doubles up to 30 s, spread by `random` in [0, 1). */
export function reconnectDelayMs(attempt: number, random: number): number {
  const base = Math.min(firstDelayMs * 2 ** attempt, longestDelayMs);
  return Math.round(base * (0.75 + random / 2));
}

/**
 * Subscribes to an `events` operation while the component is shown. Each event, and each reconnection (events may
 * have been missed), invalidates `queryKeys`; `onEvent` gets the parsed data. Returns the state to show.
 */
export function useLive<O extends Operation>(
  operation: O,
  input: Pick<CallInput<O>, 'params' | 'query'>,
  options: {
    queryKeys: readonly (readonly unknown[])[];
    onEvent?: (data: unknown) => void;
    isEnabled?: boolean;
  },
): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef(options);
  latest.current = options;
  const url = urlOf(operation, input);
  const isEnabled = options.isEnabled ?? true;

  useEffect(() => {
    if (!isEnabled) {
      return;
    }
    const invalidate = () => {
      for (const queryKey of latest.current.queryKeys) {
        void client.invalidateQueries({ queryKey });
      }
    };
    return subscribe(url, {
      onOpen: (isAgain) => {
        setState('live');
        if (isAgain) {
          invalidate();
        }
      },
      onLost: (isFirst) => {
        setState('interrupted');
        // The server may have ended the session, or locked it: then this screen has to know at once.
        if (isFirst) announceHindrance();
      },
      onData: (data) => {
        invalidate();
        if (operation.response.kind === 'events') {
          const parsed = operation.response.schema.safeParse(data);
          if (parsed.success) {
            latest.current.onEvent?.(parsed.data);
          }
        }
      },
    });
  }, [url, isEnabled, client, operation]);

  return state;
}

type Listeners = {
  onOpen: (isAgain: boolean) => void;
  onLost: (isFirst: boolean) => void;
  onData: (data: unknown) => void;
};

/** Opens the stream and opens it again after every loss, not while the screen is locked; returns what ends it. */
export function subscribe(url: string, listeners: Listeners): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let hasOpened = false;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    if (isScreenLocked()) return;
    close();
    source = new EventSource(url);
    source.onopen = () => {
      attempt = 0;
      listeners.onOpen(hasOpened);
      hasOpened = true;
    };
    source.onmessage = (event: MessageEvent<string>) => listeners.onData(jsonOf(event.data));
    source.onerror = () => {
      source?.close();
      listeners.onLost(attempt === 0);
      timer = setTimeout(open, reconnectDelayMs(attempt, Math.random()));
      attempt += 1;
    };
  };
  open();
  const stopLocked = onScreen('locked', close);
  const stopUnlocked = onScreen('unlocked', open);
  return () => {
    stopLocked();
    stopUnlocked();
    close();
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
