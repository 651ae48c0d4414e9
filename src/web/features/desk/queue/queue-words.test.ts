import { describe, expect, test } from 'vitest';
import { queueFr } from './queue.fr.ts';
import { takeDeadline, whyHere } from './queue-words.ts';

describe('why a case is in the queue', () => {
  test('B-139 where it came from, and nothing where every case begins', () => {
    expect(whyHere({ tier: 1, startTier: 1 })).toBeUndefined();
    expect(whyHere({ tier: 2, startTier: 2 })).toBe('départ à ce niveau');
    expect(whyHere({ tier: 3, startTier: 1 })).toBe('monté du niveau 1');
    expect(whyHere({ tier: 3, startTier: 2 })).toBe('monté du niveau 2');
  });
});

test('B-006 B-009 the queue says which levels it shows', () => {
  expect(queueFr.count(2, { tiers: [2], own: 2 })).toMatch(/à votre niveau$/);
  expect(queueFr.count(1, { tiers: [1], own: 3 })).toMatch(/attend au niveau 1$/);
  expect(queueFr.emptyTitle({ tiers: [1, 2, 3], own: 3 })).toBe(
    'Aucun dossier n’attend aux niveaux 1, 2 et 3',
  );
});

describe('until when it may be taken', () => {
  const now = new Date('2026-11-24T09:00:00Z');
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();

  test('said calmly, then as coming to its end, then as moving on', () => {
    expect(takeDeadline(null, now)).toBeUndefined();
    expect(takeDeadline(at(31), now)).toMatchObject({ isSoon: false });
    expect(takeDeadline(at(30), now)).toMatchObject({
      isSoon: true,
      words: 'à prendre avant 10\u00a0h\u00a030',
    });
    expect(takeDeadline(at(0), now)).toEqual({ isSoon: true, words: 'va monter au niveau suivant' });
  });
});
