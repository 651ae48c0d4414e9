import { expect, test } from 'vitest';
import { caseActions } from '#contracts/cases/case.vocabulary.ts';
import { timelineItems } from './case-events.ts';

const at = '2026-11-23T09:00:00Z';

test('every act of the life cycle that people may see has words', () => {
  const silent = ['edit-draft', 'discard', 'edit-clarification', 'write-opinion'];
  const told = caseActions.filter((action) => !silent.includes(action));
  const items = timelineItems(told.map((kind) => ({ at, kind, byName: null, details: {} })));
  expect(items).toHaveLength(told.length);
});

test('a move to another level names the level, and unknown acts are left out', () => {
  const items = timelineItems([
    { at, kind: 'escalate', byName: null, details: { fromTier: 1, toTier: 2 } },
    { at, kind: 'submit', byName: 'Ana', details: { fromTier: 1, toTier: 1 } },
    { at, kind: 'something-new', byName: null, details: {} },
  ]);
  expect(items.map(({ title, who }) => [title, who])).toEqual([
    ['Passée au niveau suivant, le délai étant écoulé · Niveau 2', undefined],
    ['Demande envoyée', 'Ana'],
  ]);
});
