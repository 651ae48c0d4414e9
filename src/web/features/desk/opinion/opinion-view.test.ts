import { describe, expect, test } from 'vitest';
import { emptyOpinion } from '#contracts/cases/opinion.ts';
import { opinionItems, referralWords } from './opinion-view.tsx';
import { refusalOfFile } from './use-document-uploads.ts';

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

describe('refusalOfFile', () => {
  test('B-031 PDF, JPEG and PNG up to 20 MB; an unknown type is left to the server', () => {
    expect(refusalOfFile({ type: 'application/pdf', size: 20 * 1024 * 1024 })).toBeUndefined();
    expect(refusalOfFile({ type: '', size: 10 })).toBeUndefined();
    expect(refusalOfFile({ type: 'application/pdf', size: 20 * 1024 * 1024 + 1 })).toContain('20');
    expect(refusalOfFile({ type: 'text/html', size: 10 })).toContain('PDF');
  });
});
