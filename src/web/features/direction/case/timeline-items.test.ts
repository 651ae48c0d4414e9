import { describe, expect, test } from 'vitest';
import { caseActions } from '#contracts/cases/case.vocabulary.ts';
import { timelineItems } from './timeline-items.ts';

const at = '2026-11-24T09:00:00Z';
const itemOf = (kind: string, details: Record<string, string | number> = {}) =>
  timelineItems([{ at, kind, byName: null, details }])[0];

/** Acts that leave no line in the history. */
const unseen = ['edit-draft', 'discard', 'edit-clarification', 'write-opinion'];

describe('B-010 the history of a case in words', () => {
  test.each(caseActions.filter((action) => !unseen.includes(action)))('%s has a sentence', (action) => {
    expect(itemOf(action)?.title).not.toBe('Dossier mis à jour');
  });

  test('an unknown act is still shown', () => {
    expect(itemOf('something-new')?.title).toBe('Dossier mis à jour');
  });

  test('a change of tier is said, and the end of the ladder', () => {
    expect(itemOf('escalate', { to: 'queued', fromTier: 1, toTier: 2 })).toMatchObject({
      title: 'Passé au niveau supérieur',
      body: 'Niveau 1 → niveau 2',
    });
    expect(itemOf('escalate', { to: 'unanswered', fromTier: 3, toTier: 3 })?.title).toContain('sans réponse');
  });
});
