import { describe, expect, test } from 'vitest';
import { emptyOpinion } from '#contracts/cases/opinion.ts';
import { opinionItems, referralWords } from './opinion-view.tsx';

describe('opinionItems', () => {
  test('shows only what says something', () => {
    const items = opinionItems({ ...emptyOpinion, findings: 'Plaque rouge', hypotheses: [' '] });
    expect(items.map(({ term }) => term)).toEqual(['Constatations', 'Consultation souhaitée']);
  });

  test('says whom to see and how soon', () => {
    const asked = { ...emptyOpinion, referral: 'dermatologist', referralWithin: 'month' } as const;
    expect(referralWords(asked)).toBe('Dermatologue, sous 1 mois');
    expect(referralWords({ ...emptyOpinion, referral: 'emergency' })).toBe('Urgences');
    expect(referralWords(emptyOpinion)).toBe('Aucune');
  });
});
