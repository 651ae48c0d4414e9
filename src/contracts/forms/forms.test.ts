import { describe, expect, test } from 'vitest';
import { allQuestions, checkAnswers, visibleQuestions } from './evaluate-form.ts';
import { checkGate, evaluateGate } from './evaluate-gate.ts';
import { type Answers, answeredFormSchema, answersSchema } from './form-answers.ts';
import { type FormDefinition, formDefinitionSchema } from './form-definition.ts';
import { currentForm, findForm, listAllForms, listCurrentForms } from './forms.ts';
import { allowedViews, checkPhotoViews } from './photo-views.ts';

const peau = currentForm('peau');
const mole = currentForm('grain-de-beaute');
const no = { mayAddDermoscopicToSkin: false };
const yes = { mayAddDermoscopicToSkin: true };

describe.each(listAllForms().map((form) => [`${form.id} v${form.version}`, form] as const))(
  '%s',
  (_, form) => {
    test('B-023 is a definition that can be evaluated, found by its version', () => {
      expect(formDefinitionSchema.parse(form)).toEqual(form);
      expect(findForm(form.id, form.version)).toBe(form);
      expect(findForm(form.id, 999)).toBeUndefined();
    });

    test('B-042 asks what no opinion can do without', () => {
      const required = allQuestions(form)
        .filter((question) => question.required && question.shownIf === undefined)
        .map(({ id }) => id);
      for (const id of ['onset', 'only-lesion', 'whole-skin-seen', 'question-to-doctor', 'current-drugs']) {
        expect(required).toContain(id);
      }
    });

    test('the gate stops every emergency with what to do instead, and its answers are needed', () => {
      const everything = Object.fromEntries(form.gate.questions.map(({ id }) => [id, 'no' as const]));
      expect(evaluateGate(form, everything).outcome).toBe('open');
      expect(checkGate(form, everything)).toEqual([]);
      for (const question of form.gate.questions) {
        const outcome = evaluateGate(form, { ...everything, [question.id]: 'yes' });
        expect(outcome.outcome).toBe(question.onYes.effect === 'stop' ? 'stopped' : 'warned');
        expect(question.onYes.advice.length).toBeGreaterThan(40);
      }
      expect(form.gate.questions.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['fever-with-rash', 'rapid-spread', 'mucosa', 'young-infant']),
      );
    });

    test('says all in French, without a straight apostrophe', () => {
      expect(JSON.stringify(form)).not.toContain("'");
    });
  },
);

test('B-023 question ids of version 1 are fixed: records point to them', () => {
  const ids = (form: FormDefinition) =>
    allQuestions(form)
      .map(({ id }) => id)
      .join(' ');
  expect(ids(findForm('peau', 1) ?? mole)).toBe(
    'onset evolution earlier-episodes earlier-episodes-detail aspect symptoms size only-lesion other-lesions whole-skin-seen triggers triggers-detail relatives-affected treatments-tried current-drugs allergies immunosuppression immunosuppression-detail pregnancy history question-to-doctor wished-help access-to-care',
  );
  expect(ids(findForm('grain-de-beaute', 1) ?? peau)).toBe(
    'onset change change-since size features relief symptoms earlier-treatment earlier-treatment-detail only-lesion other-lesions whole-skin-seen personal-history family-history phototype sun-exposure mole-count immunosuppression immunosuppression-detail pregnancy current-drugs question-to-doctor wished-help access-to-care',
  );
  expect(listCurrentForms().map(({ id }) => id)).toEqual(['peau', 'grain-de-beaute']);
});

describe('gate', () => {
  test('the most urgent advice comes first, and a stop needs no further answers', () => {
    const outcome = evaluateGate(peau, { mucosa: 'yes', 'swelling-or-breathing': 'yes' });
    expect(outcome.outcome).toBe('stopped');
    expect(outcome.stops.map(({ id }) => id)).toEqual(['swelling-or-breathing', 'mucosa']);
  });

  test('unanswered and unknown questions are refused', () => {
    expect(evaluateGate(peau, {}).outcome).toBe('incomplete');
    const problems = checkGate(peau, { mucosa: 'yes', invented: 'no' });
    expect(problems).toContainEqual(
      expect.objectContaining({ path: 'gate.mucosa', code: 'form.gate_stopped' }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ path: 'gate.purpura', code: 'form.gate_required' }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ path: 'gate.invented', code: 'form.gate_unknown' }),
    );
    expect(evaluateGate(peau, JSON.parse('{"toString":"yes","__proto__":"yes"}')).stops).toEqual([]);
  });
});

describe('photo views', () => {
  const viewIds = (form: FormDefinition, authorisation: { mayAddDermoscopicToSkin: boolean }) =>
    allowedViews(form, authorisation).map(({ id }) => id);

  test('B-048 a mole needs its dermoscopic view', () => {
    expect(viewIds(mole, no)).toEqual(['regional', 'close-up', 'dermoscopic']);
    const counts = { regional: 1, 'close-up': 1 };
    expect(checkPhotoViews(mole, counts, { ...no, complete: true })).toMatchObject([
      { path: 'photos.dermoscopic', code: 'form.view_missing' },
    ]);
    expect(checkPhotoViews(mole, counts, { ...no, complete: false })).toEqual([]);
    expect(checkPhotoViews(mole, { ...counts, dermoscopic: 1 }, { ...no, complete: true })).toEqual([]);
  });

  test('B-049 « peau » has no dermoscopic view, unless the account is authorised', () => {
    expect(viewIds(peau, no)).toEqual(['regional', 'close-up']);
    expect(viewIds(peau, yes)).toEqual(['regional', 'close-up', 'dermoscopic']);
    const counts = { regional: 1, 'close-up': 1, dermoscopic: 1 };
    expect(checkPhotoViews(peau, counts, { ...no, complete: false })).toMatchObject([
      { path: 'photos.dermoscopic', code: 'form.view_not_allowed' },
    ]);
    expect(checkPhotoViews(peau, counts, { ...yes, complete: true })).toEqual([]);
    expect(checkPhotoViews(peau, { regional: 1, 'close-up': 1 }, { ...yes, complete: true })).toEqual([]);
  });

  test('too many photos are refused, even in a draft', () => {
    expect(checkPhotoViews(peau, { regional: 5 }, { ...no, complete: false })).toMatchObject([
      { path: 'photos.regional', code: 'form.view_too_many' },
    ]);
  });
});

test('B-042 pregnancy is asked of women of child-bearing age only, and not while sex or age are unknown', () => {
  const asks = (patient: { sex?: 'female' | 'male'; ageYears?: number }) =>
    visibleQuestions(peau, {}, patient).some(({ id }) => id === 'pregnancy');
  expect(asks({ sex: 'female', ageYears: 30 })).toBe(true);
  expect(asks({ sex: 'female', ageYears: 11 })).toBe(false);
  expect(asks({ sex: 'female', ageYears: 56 })).toBe(false);
  expect(asks({ sex: 'male', ageYears: 30 })).toBe(false);
  expect(asks({ sex: 'female' })).toBe(false);
  expect(asks({})).toBe(false);
});

test('B-042 a full request on a mole passes, and each missing answer is named', () => {
  const answers: Answers = {
    onset: 'years',
    change: ['size', 'colour'],
    'change-since': { count: 3, unit: 'month' },
    size: 6.5,
    features: ['asymmetry'],
    relief: 'flat',
    symptoms: ['none'],
    'earlier-treatment': 'no',
    'only-lesion': 'yes',
    'whole-skin-seen': 'around',
    'personal-history': ['none'],
    'family-history': 'unknown',
    phototype: 'ii',
    'sun-exposure': ['none'],
    immunosuppression: 'no',
    'current-drugs': 'aucun',
    'question-to-doctor': 'Ce grain de beauté a grandi cet été : faut-il consulter ?',
  };
  const check = { complete: true, patient: { sex: 'male', ageYears: 52 }, today: '2026-11-23' } as const;
  expect(checkAnswers(mole, answers, check)).toEqual([]);
  for (const id of Object.keys(answers)) {
    const { [id]: _left, ...rest } = answers;
    const hidesMore = id === 'change';
    const codes = checkAnswers(mole, rest, check).map((problem) => `${problem.path} ${problem.code}`);
    expect(codes[0]).toBe(`answers.${id} form.required`);
    expect(codes.length).toBe(hidesMore ? 2 : 1);
    expect(checkAnswers(mole, rest, { ...check, complete: false }).length).toBe(hidesMore ? 1 : 0);
  }
});

test('B-023 wire schemas bound what may come in', () => {
  const wire = {
    form: 'peau',
    version: 1,
    gate: { mucosa: 'no' },
    answers: { onset: { count: 2, unit: 'day' } },
  };
  expect(answeredFormSchema.safeParse(wire).success).toBe(true);
  expect(answeredFormSchema.safeParse({ ...wire, form: 'other' }).success).toBe(false);
  expect(answersSchema.safeParse({ a: 'x'.repeat(4_001) }).success).toBe(false);
  expect(answersSchema.safeParse({ a: { count: 0, unit: 'day' } }).success).toBe(false);
  expect(answersSchema.safeParse({ a: null }).success).toBe(false);
  expect(answersSchema.safeParse({ a: Array(21).fill('b') }).success).toBe(false);
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`q${index}`, 'yes']));
  expect(answersSchema.safeParse(many).success).toBe(false);
});
