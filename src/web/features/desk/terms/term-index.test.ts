import { describe, expect, test } from 'vitest';
import { plainLetters } from './plain-letters.ts';
import { diagnosisTerms, familyOf, signTerms, suggestTerms, wordsBefore } from './term-index.ts';

const labels = (typed: string, kind: 'diagnosis' | 'any' = 'diagnosis') =>
  suggestTerms(typed, kind).map(({ label }) => label);

describe('the list of terms', () => {
  test('holds more than 300 terms, each once, without stray spaces', () => {
    const terms = [...diagnosisTerms, ...signTerms];
    expect(terms.length).toBeGreaterThan(300);
    const names = diagnosisTerms.map(({ label }) => plainLetters(label));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const { label, otherNames } of terms) {
      for (const name of [label, ...otherNames]) expect(name).toMatch(/^\S.*\S$/u);
    }
  });
});

describe('what is offered while typing', () => {
  test('begins at three letters, without accents or case, six at most', () => {
    expect(labels('ec')).toEqual([]);
    expect(labels('ECZ').length).toBe(6);
    expect(labels('urticaire chro')).toEqual(['Urticaire chronique spontanée']);
  });

  test('finds by another name, and a word within', () => {
    expect(labels('verneuil')).toEqual(['Hidradénite suppurée']);
    expect(labels('pied d athl')).toEqual(['Intertrigo interorteils']);
    expect(labels('quincke')).toContain('Angiœdème');
  });

  test('nothing for what is already whole, nothing for noise', () => {
    expect(labels('Zona')).not.toContain('Zona');
    expect(labels('qsdfgh')).toEqual([]);
  });

  test('descriptions only where one describes', () => {
    expect(labels('papul', 'any')[0]).toBe('Papule');
    expect(labels('papul')).not.toContain('Papule');
  });
});

describe('the words before the cursor', () => {
  test('longest first, not beyond punctuation, nothing after a space', () => {
    expect(wordsBefore('Aspect de dermatite atop', 24)).toEqual([
      'de dermatite atop',
      'dermatite atop',
      'atop',
    ]);
    expect(wordsBefore('Plaque, bord', 12)).toEqual(['bord']);
    expect(wordsBefore('Plaque ', 7)).toEqual([]);
    expect(wordsBefore('', 0)).toEqual([]);
  });
});

test('the family of a hypothesis is known by any of its names, and of other words not', () => {
  expect(familyOf('Pied d’athlète')).toBe('fungal');
  expect(familyOf('  verrue SEBORRHEIQUE ')).toBe('keratosis');
  expect(familyOf('papule')).toBeUndefined();
  expect(familyOf('lésion à revoir')).toBeUndefined();
});
