import { isAttended } from './presence-rule.ts';

/** What the client of the API has to know of the screen: whether it is locked, and whether somebody is at it. */
let isLocked = false;
let lastInputAt = Date.now();
const target = new EventTarget();
const savers = new Set<() => Promise<unknown>>();

export function noteInput(now: number): void {
  lastInputAt = now;
}

export function isAttendedNow(): boolean {
  return isAttended(Date.now(), lastInputAt);
}

export function isScreenLocked(): boolean {
  return isLocked;
}

/** Told once for each change. */
export function setScreenLocked(isNow: boolean): void {
  if (isNow === isLocked) return;
  isLocked = isNow;
  target.dispatchEvent(new Event(isNow ? 'locked' : 'unlocked'));
}

/** `save` sends what was typed and is not saved; called before the session is locked or ended by hand. */
export function onLeaving(save: () => Promise<unknown>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/**
 * Saves all of it; at most `withinMs`, for a server that does not answer keeps nobody signed in. False when something
 * typed could not be saved (a saver that answers false, or fails, or is not done in time).
 */
export async function saveAll(withinMs = 2_000): Promise<boolean> {
  if (savers.size === 0) return true;
  const all = Promise.allSettled([...savers].map((save) => save())).then((results) =>
    results.every((result) => result.status === 'fulfilled' && result.value !== false),
  );
  return Promise.race([all, new Promise<false>((done) => setTimeout(() => done(false), withinMs))]);
}

/** The session is there again after it was over: what waited for an unlocked screen goes on. */
export function announceOpenAgain(): void {
  target.dispatchEvent(new Event('unlocked'));
}

/** Calls `listener` at each change to this state; returns the function that stops listening. */
export function onScreen(change: 'locked' | 'unlocked', listener: () => void): () => void {
  target.addEventListener(change, listener);
  return () => target.removeEventListener(change, listener);
}
