import { expect, test } from 'vitest';
import { checkAnswers } from './evaluate-form.ts';
import { listAllForms } from './forms.ts';
import { quietAnswersLeft } from './quiet-answers.ts';

const adult = { sex: 'female', ageYears: 42 } as const;
const sections = listAllForms().flatMap((form) =>
  form.sections.filter(({ quiet }) => quiet).map((section) => [form, section] as const),
);

test.each(sections)('B-042 one tap answers only what its own section asks, and rightly', (form, section) => {
  const given = quietAnswersLeft(form, section, {}, adult);
  expect(Object.keys(given)).toEqual(Object.keys(section.quiet?.answers ?? {}));
  for (const id of Object.keys(given)) expect(section.questions.map((question) => question.id)).toContain(id);
  const problems = checkAnswers(form, given, { complete: true, patient: adult, today: '2026-11-24' }).map(
    ({ path }) => path,
  );
  for (const id of Object.keys(given)) expect(problems).not.toContain(`answers.${id}`);
});

test.each(sections)(
  'B-042 one tap overwrites nothing, and never answers for a pregnancy',
  (form, section) => {
    const [first = ''] = Object.keys(section.quiet?.answers ?? {});
    const given = quietAnswersLeft(form, section, { [first]: ['melanoma'] }, adult);
    expect(given).not.toHaveProperty([first]);
    expect(section.quiet?.answers).not.toHaveProperty('pregnancy');
  },
);
