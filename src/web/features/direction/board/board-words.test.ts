import { describe, expect, test } from 'vitest';
import { ageWords, percentWords, periodOf, reaches, spreadWords } from './board-words.ts';

const counts = { waiting: 0, held: 0, clarifying: 0 };

describe('B-011, B-012 words of the board', () => {
  test('B-012 a share is rounded down: 79.9 % has not reached 80 %', () => {
    expect(percentWords(799, 1000)).toBe('79\u00a0%');
    expect(percentWords(0, 0)).toBe('–');
  });

  test('B-011 an aim is met at its very minute, and nothing is said of too few', () => {
    const delay = (median: number, p90: number) => ({ count: 9, service: { median, p90 }, elapsed: null });
    expect(reaches(delay(120, 721))).toEqual({ median: true, p90: false });
    expect(reaches({ count: 3, service: null, elapsed: null })).toBeUndefined();
    expect(spreadWords(3, null)).toBe('Trop peu d’avis (3)');
    expect(spreadWords(0, null)).toBe('–');
  });

  test('B-011 ages of the tail are told in hours, then in days', () => {
    expect(ageWords({ fromHours: 0, toHours: 2, ...counts })).toBe('Moins de 2\u00a0h');
    expect(ageWords({ fromHours: 24, toHours: 48, ...counts })).toBe('De 24\u00a0h à 2\u00a0jours');
    expect(ageWords({ fromHours: 120, toHours: null, ...counts })).toBe('Plus de 5\u00a0jours');
  });

  test('B-011 an address that asks for another period is given the usual one', () => {
    expect([periodOf('365'), periodOf('12'), periodOf(undefined)]).toEqual([365, 30, 30]);
  });
});
