import { isAttended } from './presence-rule.ts';

/** What the client of the API has to know of the screen: whether it is locked, and whether somebody is at it. */
let isLocked = false;
let lastInputAt = Date.now();
const target = new EventTarget();

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

/** The session is there again after it was over: what waited for an unlocked screen goes on. */
export function announceOpenAgain(): void {
  target.dispatchEvent(new Event('unlocked'));
}

/** Calls `listener` at each change to this state; returns the function that stops listening. */
export function onScreen(change: 'locked' | 'unlocked', listener: () => void): () => void {
  target.addEventListener(change, listener);
  return () => target.removeEventListener(change, listener);
}
