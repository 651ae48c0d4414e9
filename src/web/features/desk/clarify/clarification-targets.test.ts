import { describe, expect, test } from 'vitest';
import { clarificationKinds } from '#contracts/cases/case.vocabulary.ts';
import { askClarification } from '#contracts/cases/case-expert.contract.ts';
import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import { allQuestions } from '#contracts/forms/evaluate-form.ts';
import { listCurrentForms } from '#contracts/forms/forms.ts';
import { quickPicks, targetLabel, targetsOf } from './clarification-targets.ts';

const cases = listCurrentForms().map((form) => ({
  form: form.id,
  formVersion: form.version,
  photos: [],
}));

describe.each(cases)('$form', (caseView) => {
  test('B-046 every target is one that the server knows for this form', () => {
    const form = listCurrentForms().find(({ id }) => id === caseView.form);
    const known = new Set([
      ...Object.keys(targetLabelsFr),
      ...(form ? allQuestions(form) : []).map(({ id }) => `answers.${id}`),
      ...(form?.photoViews.map(({ id }) => `photos.${id}`) ?? []),
    ]);
    const targets = clarificationKinds.flatMap((kind) => targetsOf(caseView, kind));
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter(({ value }) => !known.has(value))).toEqual([]);
  });

  test('B-046 quick requests are complete requests', () => {
    const picks = quickPicks(caseView);
    expect(picks.length).toBeGreaterThan(4);
    const points = picks.map(({ kind, target, text }) => ({ kind, target, text }));
    expect(askClarification.body.safeParse({ points }).success).toBe(true);
  });

  test('a new photo points at a view, information at a field', () => {
    expect(targetsOf(caseView, 'new-photo').every(({ value }) => value.startsWith('photos.'))).toBe(true);
    expect(targetsOf(caseView, 'more-information').some(({ value }) => value.startsWith('photos.'))).toBe(
      false,
    );
  });
});

test('B-049 a dermoscopic view is not asked for on « peau », except where the case has one', () => {
  const skin = { form: 'peau', formVersion: 1, photos: [] } as const;
  expect(targetsOf({ ...skin, photos: [] }, 'new-photo').map(({ value }) => value)).not.toContain(
    'photos.dermoscopic',
  );
});

test('a target is named as the form names it', () => {
  const skin = { form: 'peau', formVersion: 1, photos: [] } as const;
  expect(targetLabel({ ...skin, photos: [] }, 'photos.close-up')).toBe('Vue rapprochée');
  expect(targetLabel({ ...skin, photos: [] }, 'answers.onset')).toBe('Depuis combien de temps ?');
  expect(targetLabel({ ...skin, photos: [] }, 'sites')).toBe('Localisation');
});
