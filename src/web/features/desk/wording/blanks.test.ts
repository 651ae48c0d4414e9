import { describe, expect, test } from 'vitest';
import { emptyOpinion } from '#contracts/cases/opinion.ts';
import { blankAfter, blanksOf, piecesOf } from './blanks.ts';

const opinion = {
  ...emptyOpinion,
  findings: 'Plaque de [côté], depuis [durée].',
  hypotheses: ['Eczéma', 'Mycose [précisez]'],
  followUp: 'Revoir [quand].',
};

describe('passages left to fill in', () => {
  test('are found in the order of the form, with their place', () => {
    expect(blanksOf(opinion).map(({ part, line, text }) => [part, line, text])).toEqual([
      ['findings', 0, '[côté]'],
      ['findings', 0, '[durée]'],
      ['hypotheses', 1, '[précisez]'],
      ['followUp', 0, '[quand]'],
    ]);
    const [first] = blanksOf(opinion);
    expect(opinion.findings.slice(first?.start, first?.end)).toBe('[côté]');
  });

  test('a text is cut into pieces that give it back', () => {
    for (const text of ['', 'rien', '[a]', '[a][b] fin', 'début [a', '[]', '[deux\nlignes]']) {
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
    expect(piecesOf('début [a').some(({ isBlank }) => isBlank)).toBe(false);
  });

  test('the next one follows the cursor and comes round', () => {
    const blanks = blanksOf(opinion);
    const nextFrom = (part: 'findings' | 'freeText' | 'hypotheses', line: number, position: number) =>
      blankAfter(blanks, { part, line, position })?.text;
    expect(blankAfter(blanks, undefined)?.text).toBe('[côté]');
    expect(nextFrom('findings', 0, 16)).toBe('[durée]');
    expect(nextFrom('hypotheses', 0, 4)).toBe('[précisez]');
    expect(nextFrom('freeText', 0, 0)).toBe('[côté]');
    expect(blankAfter([], undefined)).toBeUndefined();
  });
});
