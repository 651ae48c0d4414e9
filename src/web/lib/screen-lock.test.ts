import { afterEach, describe, expect, test } from 'vitest';
import {
  announceOpenAgain,
  isScreenLocked,
  onLeaving,
  onScreen,
  saveAll,
  setScreenLocked,
} from './screen-lock.ts';

describe('the screen and those who listen to it', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    setScreenLocked(false);
  });

  test('A-010 each change is told once, and what waited hears when it may go on', () => {
    const heard: string[] = [];
    stops.push(
      onScreen('locked', () => heard.push('locked')),
      onScreen('unlocked', () => heard.push('unlocked')),
    );
    setScreenLocked(true);
    setScreenLocked(true);
    expect(isScreenLocked()).toBe(true);
    setScreenLocked(false);
    announceOpenAgain();
    expect(heard).toEqual(['locked', 'unlocked', 'unlocked']);
  });

  test('B-036 what was typed is saved before the session ends; one that cannot be holds nobody back', async () => {
    const saved: string[] = [];
    stops.push(onLeaving(async () => saved.push('draft')));
    expect(await saveAll()).toBe(true);
    stops.push(onLeaving(() => Promise.reject(new Error('refused'))));
    expect(await saveAll()).toBe(false);
    expect(saved).toEqual(['draft', 'draft']);
    saved.pop();
    stops.push(onLeaving(() => new Promise(() => undefined)));
    expect(await saveAll(0)).toBe(false);
    expect(saved).toEqual(['draft', 'draft']);
  });
});
