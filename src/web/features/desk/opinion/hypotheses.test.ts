import { describe, expect, test } from 'vitest';
import { hypothesisLines, mostHypotheses, movedLine, withoutEmpty, written } from './hypotheses.ts';

describe('hypotheses', () => {
  test('there is always a line to go on with, up to the most allowed', () => {
    expect(hypothesisLines([])).toEqual(['']);
    expect(hypothesisLines(['a'])).toEqual(['a', '']);
    const full = Array.from({ length: mostHypotheses }, (_, index) => `h${index}`);
    expect(hypothesisLines(full)).toHaveLength(mostHypotheses);
  });

  test('writing on the last, empty line adds a hypothesis; writing nothing there does not', () => {
    expect(written(['a'], 1, 'b')).toEqual(['a', 'b']);
    expect(written(['a'], 1, '')).toEqual(['a']);
    expect(written(['a', 'b'], 0, 'c')).toEqual(['c', 'b']);
  });

  test('moving keeps every line and stops at the ends', () => {
    expect(movedLine(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(movedLine(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(movedLine(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  test('lines left empty are dropped', () => {
    expect(withoutEmpty(['a', ' ', 'b'])).toEqual(['a', 'b']);
  });
});
