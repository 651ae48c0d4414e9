import { describe, expect, test } from 'vitest';
import { dotPath, linePath } from './trend-lines.tsx';

const place = (value: number, index: number) => `${index} ${value}`;

describe('B-011 a trend', () => {
  test('B-011 is no line across a week in which nothing is known', () => {
    expect(linePath([1, 2, null, 4], place)).toBe('M0 1L1 2M3 4');
    expect(linePath([null, null], place)).toBe('');
  });

  test('B-011 shows a value that stands alone', () => {
    expect(dotPath([null, 3, null], place)).toBe('M1 3h0.01');
  });
});
