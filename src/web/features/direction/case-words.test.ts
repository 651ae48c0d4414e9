import { expect, test } from 'vitest';
import { holderWords, sentWords } from './case-words.ts';

test('B-011 who has a case is said for every state', () => {
  const expertName = 'Dr Essai';
  expect(holderWords({ status: 'queued', expertName: null })).toBe('Aucun médecin ne l’a');
  expect(holderWords({ status: 'claimed', expertName })).toBe('Chez Dr Essai');
  expect(holderWords({ status: 'clarifying', expertName })).toBe('Dr Essai attend la pharmacie');
  expect(holderWords({ status: 'answered', expertName })).toBe('Avis de Dr Essai');
});

test('B-011 a wait is said in words, from minutes to days', () => {
  const now = new Date('2026-11-24T10:00:00Z');
  const words = (submittedAt: string, status: 'queued' | 'answered' = 'queued') =>
    sentWords({ submittedAt, status }, now);
  expect(words('2026-11-24T09:59:50Z')).toBe('Envoyé à l’instant');
  expect(words('2026-11-24T09:20:00Z')).toBe('Attend depuis 40\u00a0min');
  expect(words('2026-11-18T09:20:00Z')).toContain('Attend depuis mer.');
  expect(words('2026-11-23T13:05:00Z', 'answered')).toBe('Envoyé hier à 14\u00a0h\u00a005');
});
