import { describe, expect, test } from 'vitest';
import { caseActions } from '#contracts/cases/case.vocabulary.ts';
import { timelineFr } from './timeline.fr.ts';
import { timelineItems } from './timeline-words.ts';

const at = '2026-11-23T09:00:00.000Z';
const titleOf = (kind: string, details: Record<string, string | number> = {}) =>
  timelineItems([{ at, kind, byName: null, details }])[0]?.title;

describe('timelineItems', () => {
  test('has a sentence for every act that reaches a history', () => {
    const silent = ['edit-draft', 'discard', 'edit-clarification', 'write-opinion'];
    const shown = caseActions.filter((action) => !silent.includes(action));
    expect(shown.filter((action) => titleOf(action) === timelineFr.other)).toEqual([]);
  });

  test('says where a case went', () => {
    expect(titleOf('escalate', { to: 'queued', toTier: 2 })).toContain('niveau 2');
    expect(titleOf('escalate', { to: 'unanswered', toTier: 3 })).toBe(timelineFr.unanswered);
  });

  test('shows an act of a later version all the same', () => {
    expect(titleOf('something-new')).toBe(timelineFr.other);
  });

  test('names nobody whom the server did not name', () => {
    expect(timelineItems([{ at, kind: 'decline', byName: null, details: {} }])[0]).not.toHaveProperty('who');
  });
});
