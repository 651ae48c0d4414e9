import { useEffect, useRef } from 'react';
import { isLockDue, isTellingDue } from './presence-rule.ts';
import { noteInput } from './screen-lock.ts';
import { onWindowMessage, tellWindows } from './windows.ts';

const checkEveryMs = 5_000;
const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'scroll'] as const;
const wakings = ['visibilitychange', 'pageshow', 'focus', 'resume'] as const;

type Presence = {
  /** Somebody is signed in and the screen is open. */
  isWatching: boolean;
  lockMs: number;
  /** Nobody has used any window for `lockMs`. */
  onIdle: () => void;
  /** Somebody uses this window, and the server has not heard of it for a while. */
  onUse: () => void;
};

/**
 * Watches hands: by a timer, and when the page or the device wakes up, before anything of it is shown. A touch that
 * comes after the time is up locks too. Use in one window keeps the others open.
 */
export function usePresence({ isWatching, lockMs, ...calls }: Presence): void {
  const latest = useRef(calls);
  latest.current = calls;
  useEffect(() => {
    if (!isWatching) return;
    let lastUseAt = Date.now();
    const check = (): boolean => {
      const isDue = isLockDue(Date.now(), lastUseAt, lockMs);
      if (isDue) latest.current.onIdle();
      return isDue;
    };
    const onInput = () => {
      if (check()) return;
      const now = Date.now();
      noteInput(now);
      if (!isTellingDue(now, lastUseAt, lockMs)) return;
      lastUseAt = now;
      tellWindows({ kind: 'used', at: now });
      latest.current.onUse();
    };
    const timer = setInterval(check, checkEveryMs);
    const stopHearing = onWindowMessage((message) => {
      if (message.kind === 'used') lastUseAt = Math.max(lastUseAt, Math.min(message.at, Date.now()));
    });
    for (const name of inputs) addEventListener(name, onInput, { capture: true, passive: true });
    for (const name of wakings) addEventListener(name, check, { capture: true });
    return () => {
      clearInterval(timer);
      stopHearing();
      for (const name of inputs) removeEventListener(name, onInput, { capture: true });
      for (const name of wakings) removeEventListener(name, check, { capture: true });
    };
  }, [isWatching, lockMs]);
}
