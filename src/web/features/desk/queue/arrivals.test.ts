import { describe, expect, test } from 'vitest';
import { countArrivals, keptChoice, type QueueSnapshot } from './arrivals.ts';

const look = (ids: string[], more: Partial<QueueSnapshot> = {}): QueueSnapshot => ({
  ids: new Set(ids),
  total: ids.length,
  pages: 1,
  hasMore: false,
  ...more,
});

describe('countArrivals', () => {
  test('counts new ids when everything is on screen, even when others left', () => {
    expect(countArrivals(look(['a', 'b']), look(['b', 'c', 'd']))).toBe(2);
  });

  test('a case that left is no arrival', () => {
    expect(countArrivals(look(['a', 'b']), look(['b']))).toBe(0);
  });

  test('a case pulled in from the next page is no arrival', () => {
    const before = look(['a', 'b'], { total: 30, hasMore: true });
    expect(countArrivals(before, look(['b', 'c'], { total: 29, hasMore: true }))).toBe(0);
    expect(countArrivals(before, look(['a', 'b'], { total: 32, hasMore: true }))).toBe(2);
  });

  test('reading a further page brings nothing new', () => {
    expect(countArrivals(look(['a']), look(['a', 'b'], { pages: 2 }))).toBe(0);
  });
});

describe('keptChoice', () => {
  test('stays on the same case when others move', () => {
    expect(keptChoice(['a', 'b'], ['b'], 'b')).toBe('b');
  });

  test('goes to the case that took the place, or to the last', () => {
    expect(keptChoice(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c');
    expect(keptChoice(['a', 'b'], ['a'], 'b')).toBe('a');
    expect(keptChoice(['a'], [], 'a')).toBeUndefined();
  });

  test('chooses nothing by itself', () => {
    expect(keptChoice(['a'], ['a', 'b'], undefined)).toBeUndefined();
  });
});
