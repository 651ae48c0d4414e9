import { expect, test } from 'vitest';
import { firstDayAfter, parisDay, parisMidnight } from './paris-day.ts';

test('A-116 a day of effect begins at midnight in Paris, in winter, in summer and where the hour changes', () => {
  expect(parisMidnight('2026-12-10').toISOString()).toBe('2026-12-09T23:00:00.000Z');
  expect(parisMidnight('2026-07-14').toISOString()).toBe('2026-07-13T22:00:00.000Z');
  expect(parisMidnight('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(parisMidnight('2026-10-25').toISOString()).toBe('2026-10-24T22:00:00.000Z');
});

test('A-116 the day offered begins fifteen whole days away, at any hour of any day of a year', () => {
  const fifteen = 15 * 86_400_000;
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * 3_600_000 + 59_000) {
    const now = new Date(at);
    const begins = parisMidnight(firstDayAfter(now, 15));
    expect(begins.getTime()).toBeGreaterThanOrEqual(at + fifteen);
    expect(begins.getTime()).toBeLessThan(at + fifteen + 2 * 86_400_000);
    expect(parisDay(begins)).toBe(firstDayAfter(now, 15));
  }
});
