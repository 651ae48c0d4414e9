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
  expect(sentWords({ submittedAt: '2026-11-24T09:59:50Z' }, now)).toBe('Envoyé à l’instant');
  expect(sentWords({ submittedAt: '2026-11-24T09:20:00Z' }, now)).toBe('Envoyé depuis 40\u00a0min');
  expect(sentWords({ submittedAt: '2026-11-18T09:20:00Z' }, now)).toContain('mer.');
});
