import { describe, expect, test } from 'vitest';
import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import { isSameContent, mergeContents } from './merge-contents.ts';

function withPatient(patient: Partial<CaseContent['patient']>): CaseContent {
  return { ...emptyContent, patient: { ...emptyContent.patient, ...patient } };
}

describe('two colleagues in one draft', () => {
  test('each one’s fields are kept', () => {
    const theirs = {
      ...withPatient({ birthName: 'Essai' }),
      answers: { onset: { count: 2, unit: 'week' as const } },
    };
    const ours = { ...withPatient({ firstNames: 'Ana' }), sites: ['front.trunk.abdomen'] };
    const merged = mergeContents(emptyContent, theirs, ours);
    expect(merged.bothChanged).toEqual([]);
    expect(merged.content).toEqual({
      ...withPatient({ birthName: 'Essai', firstNames: 'Ana' }),
      answers: { onset: { count: 2, unit: 'week' } },
      sites: ['front.trunk.abdomen'],
    });
  });

  test('where both changed the same field ours stays and is named', () => {
    const merged = mergeContents(
      emptyContent,
      withPatient({ birthName: 'A' }),
      withPatient({ birthName: 'B' }),
    );
    expect(merged.content.patient.birthName).toBe('B');
    expect(merged.bothChanged).toEqual(['patient.birthName']);
  });

  test('the same change made twice is no conflict', () => {
    const same = withPatient({ birthName: 'A' });
    expect(mergeContents(emptyContent, same, same).bothChanged).toEqual([]);
  });

  test('an answer taken away by a colleague stays away, unless we changed it', () => {
    const base = { ...emptyContent, answers: { aspect: ['crusts'], size: 4 } };
    const theirs = { ...emptyContent, answers: { size: 4 } };
    const ours = { ...emptyContent, answers: { aspect: ['crusts'], size: 5 } };
    expect(mergeContents(base, theirs, ours).content.answers).toEqual({ size: 5 });
  });

  test('same content is recognised whatever the order of keys', () => {
    expect(
      isSameContent(
        { ...emptyContent, gate: { a: 'no', b: 'no' } },
        { ...emptyContent, gate: { b: 'no', a: 'no' } },
      ),
    ).toBe(true);
    expect(isSameContent(emptyContent, withPatient({ phone: '1' }))).toBe(false);
  });
});
