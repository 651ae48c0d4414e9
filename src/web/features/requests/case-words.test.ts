import { describe, expect, test } from 'vitest';
import { agoWords, personWords, waitWords } from './case-words.ts';

const now = new Date('2026-11-23T13:00:00Z');
const item = { updatedAt: '2026-11-23T12:30:00Z', submittedAt: '2026-11-23T11:50:00Z', answeredAt: null };

describe('waits in words', () => {
  test('a queued request says since when it was sent', () => {
    expect(waitWords({ ...item, status: 'queued' }, now)).toBe('En attente depuis 1\u00a0h\u00a010');
    expect(waitWords({ ...item, status: 'queued', submittedAt: '2026-11-23T12:59:50Z' }, now)).toBe(
      'Envoyée à l’instant',
    );
  });

  test('a draft counts from its last change', () => {
    expect(waitWords({ ...item, status: 'draft', submittedAt: null }, now)).toBe(
      'Dernière saisie il y a 30\u00a0min',
    );
  });

  test('an answered one says when the opinion came', () => {
    expect(waitWords({ ...item, status: 'answered', answeredAt: '2026-11-22T17:05:00Z' }, now)).toBe(
      'Avis rendu hier à 18\u00a0h\u00a005',
    );
  });

  test('a moment long gone is told by its day, one of today by its hour', () => {
    expect(agoWords('2026-11-20T09:00:00Z', now)).toBe('ven. 20\u00a0nov. à 10\u00a0h\u00a000');
    expect(agoWords('2026-11-22T23:30:00Z', now)).toBe('à 0\u00a0h\u00a030');
  });

  test('a patient not yet filled in gives no words', () => {
    expect(personWords(null, null)).toBe('');
    expect(personWords(1, 'female')).toBe('1\u00a0an, féminin');
  });
});
