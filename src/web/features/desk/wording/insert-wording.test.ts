import { describe, expect, test } from 'vitest';
import { emptyOpinion } from '#contracts/cases/opinion.ts';
import type { PhraseContent, TemplateContent } from '#contracts/phrases/phrase.contract.ts';
import { chosenParts, insertedInto, takenBack, templateOf } from './insert-wording.ts';
import { familyFirst, foundWording } from './wording-search.ts';

const template: TemplateContent = {
  ...templateOf(emptyOpinion, { title: 'Plis', family: 'fungal' }),
  findings: 'Macération [où].',
  hypotheses: ['Intertrigo', 'Eczéma'],
  pharmacistAdvice: 'Sécher.',
  referral: 'general-practitioner',
  referralWithin: 'month',
};
const phrase: PhraseContent = {
  kind: 'phrase',
  family: 'eczema',
  title: 'Émollient',
  part: 'pharmacistAdvice',
  text: 'Un émollient chaque jour.',
};

describe('inserting own wording', () => {
  test('a template fills what is empty', () => {
    expect({ ...emptyOpinion, ...insertedInto(emptyOpinion, template) }).toEqual({
      ...emptyOpinion,
      findings: 'Macération [où].',
      hypotheses: ['Intertrigo', 'Eczéma'],
      pharmacistAdvice: 'Sécher.',
      referral: 'general-practitioner',
      referralWithin: 'month',
    });
  });

  test('nothing typed is lost, and nothing stands twice', () => {
    const typed = {
      ...emptyOpinion,
      findings: 'Deux orteils. ',
      hypotheses: ['Eczéma', ''],
      referral: 'dermatologist',
      referralWithin: 'week',
    } as const;
    const once = {
      ...typed,
      hypotheses: [...typed.hypotheses],
      ...insertedInto({ ...typed, hypotheses: [...typed.hypotheses] }, template),
    };
    expect(once).toMatchObject({
      findings: 'Deux orteils.\nMacération [où].',
      hypotheses: ['Eczéma', 'Intertrigo'],
      referral: 'dermatologist',
      referralWithin: 'week',
    });
    expect({ ...once, ...insertedInto(once, template) }).toEqual(once);
  });

  test('a phrase stands at the cursor, else under its own field', () => {
    expect(insertedInto({ ...emptyOpinion, pharmacistAdvice: 'Laver.' }, phrase)).toEqual({
      pharmacistAdvice: 'Laver.\nUn émollient chaque jour.',
    });
    const at = { part: 'followUp', position: 6 } as const;
    expect(insertedInto({ ...emptyOpinion, followUp: 'Revoirplus tard' }, phrase, at)).toEqual({
      followUp: 'Revoir Un émollient chaque jour. plus tard',
    });
  });

  test('taken back, what was typed since stays', () => {
    const before = { ...emptyOpinion, findings: 'Deux orteils.' };
    const inserted = insertedInto(before, template);
    const typedSince = { ...before, ...inserted, pharmacistAdvice: 'Sécher. Et aérer.' };
    expect({ ...typedSince, ...takenBack(typedSince, before, inserted) }).toEqual({
      ...before,
      pharmacistAdvice: 'Sécher. Et aérer.',
    });
  });

  test('never longer than a field may be', () => {
    const long = { ...emptyOpinion, pharmacistAdvice: 'x'.repeat(9_990) };
    expect(insertedInto(long, phrase).pharmacistAdvice).toHaveLength(10_000);
    const eight = { ...emptyOpinion, hypotheses: Array.from({ length: 8 }, (_, at) => `H${at}`) };
    expect(insertedInto(eight, template).hypotheses).toHaveLength(8);
  });

  test('of an earlier opinion only what was chosen; incidents never', () => {
    const earlier = {
      ...emptyOpinion,
      findings: 'A',
      freeText: 'B',
      technicalIncidents: 'C',
      hypotheses: ['D'],
    };
    const chosen = chosenParts(earlier, new Set(['findings', 'hypotheses'] as const));
    expect(insertedInto(emptyOpinion, chosen)).toMatchObject({
      findings: 'A',
      freeText: '',
      hypotheses: ['D'],
    });
    expect(JSON.stringify(chosen)).not.toContain('"C"');
  });
});

describe('looking for own wording', () => {
  const items = [{ content: phrase }, { content: template }];
  const titles = (typed: string) => foundWording(items, typed).map(({ content }) => content.title);

  test('those of the family of the first hypothesis stand first', () => {
    const order = (family: 'fungal' | undefined) =>
      familyFirst(items, family).map(({ content }) => content.family);
    expect(order('fungal')).toEqual(['fungal', 'eczema']);
    expect(order(undefined)).toEqual(['eczema', 'fungal']);
  });

  test('by the beginnings of words, without accents, titles and families first', () => {
    expect(titles('')).toEqual(['Émollient', 'Plis']);
    expect(titles('emol')).toEqual(['Émollient']);
    expect(titles('MYCO')).toEqual(['Plis']);
    expect(titles('eczema')).toEqual(['Émollient', 'Plis']);
    expect(titles('ollient')).toEqual([]);
    expect(titles('plis sech')).toEqual(['Plis']);
  });
});
