/*
 * Sends one short note to one browser that subscribed, through the push service of its maker (web push, VAPID). The note is
 * encrypted for the browser (RFC 8291): the service sees that something comes, when and how long, never what. It holds no
 * identity and no health data all the same.
 */

/** The service cannot take it now; the same call may succeed later. */
export class PushTryLater extends Error {
  override name = 'PushTryLater';
}

/** The service will not take it: malformed, too long, or our key is not the subscription's. */
export class PushRefused extends Error {
  override name = 'PushRefused';
}

/** The browser has ended this subscription: forget it. */
export class PushGone extends PushRefused {
  override name = 'PushGone';
}

/** What a browser gives when it subscribes. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string };

export type PushNote = {
  /** What the service worker shows: JSON of `src/contracts/notifications/push-note.ts`. */
  payload: string;
  /** A later note of the same topic replaces one that was not delivered yet: 1 to 32 URL-safe characters. */
  topic: string;
  isUrgent: boolean;
};

export type PushPort = {
  /** The public half of the instance's key, which browsers subscribe with; null: web push is off. */
  readonly publicKey: string | null;
  /** Whether this address belongs to a push service that the instance talks to: nothing else is ever called. */
  accepts(endpoint: string): boolean;
  /** Resolves once the service has taken it. Throws `PushTryLater`, `PushRefused`, `PushGone`. */
  send(target: PushTarget, note: PushNote): Promise<void>;
};

export const pushLimits = { payload: 2_000 } as const;

/** Throws `PushRefused` for a note no service may pass on. */
export function checkNote({ payload, topic }: PushNote): void {
  const isBad = payload === '' || Buffer.byteLength(payload) > pushLimits.payload;
  if (isBad || !/^[A-Za-z0-9_-]{1,32}$/.test(topic))
    throw new PushRefused('The note is empty, too long or has no topic');
}
