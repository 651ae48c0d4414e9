import { describe, expect, test } from 'vitest';
import { readCode } from './read-code.ts';

describe('B-065 the code printed on a report', () => {
  test.each([
    ['7K3M-9Q2F-4XTB', '7K3M-9Q2F-4XTB'],
    ['  7k3m 9q2f\u20114xtb ', '7K3M-9Q2F-4XTB'],
    ['7k3m9q2f4xtb', '7K3M-9Q2F-4XTB'],
    ['OK3M.9Q2F.IXLB', '0K3M-9Q2F-1X1B'],
  ])('%s is read as %s', (typed, code) => {
    expect(readCode(typed)).toEqual({ ok: true, code });
  });

  test.each([
    ['', 'Saisissez'],
    [' - ', 'Saisissez'],
    ['7K3M-9Q2F', 'vous en avez saisi 8'],
    ['7K3M-9Q2F-4XTB-1', 'vous en avez saisi 13'],
    ['7K3M-9Q2F-4XTU', 'sans accent ni U'],
    ['7K3M-9Q2F-4XTé', 'sans accent'],
  ])('%j is refused with a sentence', (typed, words) => {
    const read = readCode(typed);
    expect(read.ok ? '' : read.message).toContain(words);
  });
});
