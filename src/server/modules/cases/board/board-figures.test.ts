import { describe, expect, test } from 'vitest';
import { clarifiedOf, delayOf, spreadOf, stepFor, stepStarts, tailEdges, tailOf } from './board-figures.ts';

describe('B-011 figures of the service', () => {
  test('B-011 a delay of fewer than five opinions is held back, their number is not', () => {
    const centiles = [61.4, 700.6];
    expect(spreadOf(4, centiles)).toBeNull();
    expect(spreadOf(5, centiles)).toEqual({ median: 61, p90: 701 });
    expect(delayOf({ count: 4, service: centiles, elapsed: centiles })).toEqual({
      count: 4,
      service: null,
      elapsed: null,
    });
  });

  test('B-011 without any opinion there is no delay', () => {
    expect(delayOf({ count: 0, service: null, elapsed: null })).toEqual({
      count: 0,
      service: null,
      elapsed: null,
    });
  });

  test('B-011 a trend has a step for every day or week, those without opinions too', () => {
    expect(stepFor(7)).toBe('day');
    expect(stepFor(30)).toBe('week');
    expect(stepStarts('2026-11-22', '2026-11-24', 'day')).toEqual(['2026-11-22', '2026-11-23', '2026-11-24']);
    // From the Monday of the first day to the Monday of the last, over the end of a year.
    expect(stepStarts('2026-12-23', '2027-01-05', 'week')).toEqual([
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
    ]);
    expect(stepStarts('2026-11-24', '2026-11-23', 'day')).toEqual([]);
    expect(stepStarts('2026-13-01', '2026-11-23', 'day')).toEqual([]);
  });

  test('B-011 the tail is parted at the wanted longest wait, and empty ages are told', () => {
    const tail = tailOf(new Map([[5, { waiting: 2, held: 0, clarifying: 1 }]]));
    expect(tail.map((step) => step.fromHours)).toEqual([0, ...tailEdges]);
    expect(tail.at(-1)).toEqual({ fromHours: 120, toHours: null, waiting: 2, held: 0, clarifying: 1 });
    expect(tail[0]).toEqual({ fromHours: 0, toHours: 2, waiting: 0, held: 0, clarifying: 0 });
  });

  test('B-046 each kind of clarification has its count, also when nobody asked for it', () => {
    const kinds = { 'more-information': 3, 'changed-information': 0, 'new-photo': 5 };
    const sent = { sent: 20, clarified: 6, kinds, overridden: 0, overriddenPhotos: 0 };
    expect(clarifiedOf(sent)).toEqual({
      of: 20,
      count: 6,
      kinds: [
        { kind: 'more-information', count: 3 },
        { kind: 'changed-information', count: 0 },
        { kind: 'new-photo', count: 5 },
      ],
    });
  });
});
