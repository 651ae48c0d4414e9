import { expect, test } from 'vitest';
import { describeWay } from './ending-source.ts';

const act = (
  action: string,
  reason?: string,
  actorId: string | null = '018f0000-0000-7000-8000-000000000001',
) => ({
  at: new Date('2026-11-24T10:00:00Z'),
  actorKind: actorId === null ? 'system' : 'doctor',
  actorId,
  action,
  details: reason === undefined ? {} : { reason },
});

test('B-065 an ending says how it came in counts and words, never who declined', () => {
  const lines = describeWay([
    act('case.submit'),
    act('case.decline', 'no-time'),
    act('case.escalate', 'not-taken', null),
    act('case.decline', 'no-time'),
    act('case.decline', 'photos-unusable'),
    act('case.hand-up', 'beyond-my-level'),
    act('case.escalate', 'nobody-left', null),
  ]);
  expect(lines).toEqual([
    '3 médecins ont décliné la demande (manque de disponibilité : 2, photos inexploitables : 1).',
    'Transmise à un niveau supérieur : 1 fois.',
    'Délai de prise en charge passé : 1 fois.',
    'Aucun médecin disponible à un niveau : 1 fois.',
  ]);
});

test('an ending without refusals says nothing of them; an unknown code is « autre motif »', () => {
  expect(describeWay([act('case.submit')])).toEqual([]);
  expect(describeWay([act('case.decline', 'code-of-tomorrow')])).toEqual([
    '1 médecin a décliné la demande (autre motif : 1).',
  ]);
});
