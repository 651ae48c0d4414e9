import { describe, expect, test } from 'vitest';
import { emptyContent } from '#contracts/cases/case-draft.ts';
import { checkSubmission } from '#contracts/cases/check-submission.ts';
import { listCurrentForms } from '#contracts/forms/forms.ts';
import { composeSteps, firstIncompleteStep, isOnlyMissing, partOfPath, stepOfPath } from './compose-steps.ts';

const check = {
  photos: [],
  today: '2026-11-23',
  mayAddDermoscopicToSkin: false,
  offersAlgorithmTraining: false,
};

describe.each(listCurrentForms())('B-042 steps of the form $title', (form) => {
  const problems = checkSubmission(emptyContent, { ...check, form });

  test('every missing field of an empty draft stands on a step and in a part of it', () => {
    expect(problems.length).toBeGreaterThan(20);
    const place = { form, photos: [] };
    const partless = problems.filter(
      ({ path }) => !['motif', 'relire'].includes(stepOfPath(path)) && partOfPath(path, place) === '',
    );
    expect(partless).toEqual([]);
  });

  test('nothing is said to be wrong before something was typed', () => {
    expect(problems.filter((problem) => !isOnlyMissing(problem))).toEqual([]);
  });

  test('a draft goes on at its first incomplete step', () => {
    expect(firstIncompleteStep(problems)).toBe('motif');
    for (const [index, step] of composeSteps.slice(0, 4).entries()) {
      const later = problems.filter(({ path }) => composeSteps.indexOf(stepOfPath(path)) > index);
      expect(composeSteps.indexOf(firstIncompleteStep(later))).toBeGreaterThan(composeSteps.indexOf(step));
    }
    expect(firstIncompleteStep([])).toBe('relire');
  });
});

test('a small photo is found in the part of its view', () => {
  const [form] = listCurrentForms();
  if (!form) throw new Error('no form');
  const photos = [{ photoId: 'p1', view: 'close-up' }];
  expect(partOfPath('photos.p1', { form, photos })).toBe('close-up');
  expect(partOfPath('photos.regional', { form, photos })).toBe('regional');
});
