import { describe, expect, test } from 'vitest';
import { phraseContentSchema } from '#contracts/phrases/phrase.contract.ts';
import { skinFamilies } from '#contracts/phrases/phrase.vocabulary.ts';
import { filtered, wordsOf } from './phrase-search.ts';
import { starterPhrases } from './starter-phrases.fr.ts';

describe('wording to start from', () => {
  test('is what the server would keep, each under its own name', () => {
    for (const content of starterPhrases) {
      expect(phraseContentSchema.safeParse(content).success, content.title).toBe(true);
    }
    expect(new Set(starterPhrases.map(({ title }) => title)).size).toBe(starterPhrases.length);
  });

  test('leaves a gap to fill in, and the limits of photos, in every template', () => {
    for (const content of starterPhrases) {
      if (content.kind !== 'template') continue;
      expect(wordsOf(content).join(' '), content.title).toMatch(/\[[^\]]+\]/);
      expect(content.photoLimits, content.title).toContain('sur photos');
      expect(content.referral, content.title).not.toBe('emergency');
    }
  });

  test('covers the families a pharmacy meets most', () => {
    const families = new Set(starterPhrases.map(({ family }) => family));
    const rest = skinFamilies.filter((family) => !families.has(family));
    expect(rest).toEqual(['growth']);
  });

  test('is found by family and by words without accents', () => {
    const items = starterPhrases.map((content) => ({ content }));
    const found = filtered(items, { text: 'emollient', family: 'eczema' });
    expect(found.map(({ content }) => content.title)).toEqual([
      'Eczéma, poussée limitée',
      'Bon usage d’un émollient',
    ]);
  });
});
