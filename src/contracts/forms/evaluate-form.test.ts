import { describe, expect, test } from 'vitest';
import { checkAnswers, keepVisibleAnswers, visibleQuestions } from './evaluate-form.ts';
import type { Answers, AnswerValue } from './form-answers.ts';
import {
  type Condition,
  type FormDefinition,
  formDefinitionSchema,
  type Question,
} from './form-definition.ts';
import { currentForm } from './forms.ts';
import { answersDiff, presentAnswers, presentChanges } from './present-answers.ts';

const options = [
  { id: 'none', label: 'Aucun', exclusive: true as const },
  { id: 'a', label: 'Un' },
  { id: 'b', label: 'Deux' },
];

function formOf(questions: Question[]): FormDefinition {
  const { gate, photoViews, title, intro, whoFor } = currentForm('peau');
  const sections = [{ id: 'one', title: 'Section', questions }];
  return { id: 'peau', version: 7, title, intro, whoFor, gate, photoViews, sections };
}

function asked(id: string, shownIf?: Condition): Question {
  return { id, kind: 'yes-no', label: id, required: true, ...(shownIf === undefined ? {} : { shownIf }) };
}

const draft = { complete: false, patient: {}, today: '2026-11-23' };

function codeFor(question: Question, answer: AnswerValue): string | undefined {
  return checkAnswers(formOf([question]), { [question.id]: answer }, draft)[0]?.code;
}

describe('what is shown', () => {
  const form = formOf([
    asked('first'),
    asked('second', { question: 'first', equals: 'yes' }),
    asked('third', { question: 'second', equals: 'yes' }),
    { id: 'many', kind: 'multiple-choice', label: 'many', required: false, options },
    asked('includes', { question: 'many', includes: 'a' }),
    asked('any', { any: [{ question: 'many', anyOf: ['b'] }, { patientAge: { from: 60 } }] }),
    asked('both', { all: [{ not: { question: 'first', equals: 'yes' } }, { patientSex: 'male' }] }),
  ]);
  const shown = (answers: Answers, patient = {}) =>
    visibleQuestions(form, answers, patient).map(({ id }) => id);

  test('B-023 conditions look at answers and at the patient', () => {
    expect(shown({})).toEqual(['first', 'many']);
    expect(shown({ first: 'yes' })).toEqual(['first', 'second', 'many']);
    expect(shown({ many: ['a'] })).toEqual(['first', 'many', 'includes']);
    expect(shown({ many: ['b'] })).toEqual(['first', 'many', 'any']);
    expect(shown({}, { ageYears: 60 })).toEqual(['first', 'many', 'any']);
    expect(shown({ first: 'no' }, { sex: 'male' })).toEqual(['first', 'many', 'both']);
  });

  test('B-023 the answer of a hidden question shows nothing, is dropped, and is refused', () => {
    const answers = { first: 'no', second: 'yes', third: 'yes', invented: 'x' };
    expect(shown(answers)).toEqual(['first', 'many']);
    expect(keepVisibleAnswers(form, answers, {})).toEqual({ first: 'no' });
    expect(checkAnswers(form, answers, draft).map(({ path, code }) => [path, code])).toEqual([
      ['answers.second', 'form.hidden_question'],
      ['answers.third', 'form.hidden_question'],
      ['answers.invented', 'form.unknown_question'],
    ]);
  });

  test('B-023 names of object properties are unknown questions like others', () => {
    const hostile = JSON.parse('{"__proto__":"yes","constructor":"yes"}');
    expect(checkAnswers(form, hostile, draft).map(({ code }) => code)).toEqual([
      'form.unknown_question',
      'form.unknown_question',
    ]);
  });
});

describe('what is refused', () => {
  const base = { id: 'q', label: 'Question', required: true };
  const single: Question = { ...base, kind: 'single-choice', options };
  const multiple: Question = { ...base, kind: 'multiple-choice', options };
  const short: Question = { ...base, kind: 'short-text', maxLength: 5 };
  const long: Question = { ...base, kind: 'long-text', maxLength: 20 };
  const number: Question = { ...base, kind: 'number', min: 1, max: 10, decimals: 1 };
  const date: Question = { ...base, kind: 'date', notAfterToday: true };
  const duration: Question = { ...base, kind: 'duration' };

  test.each<[Question, AnswerValue, string | undefined]>([
    [{ ...base, kind: 'yes-no' }, 'yes', undefined],
    [{ ...base, kind: 'yes-no' }, 'unknown', 'form.option'],
    [{ ...base, kind: 'yes-no-unknown' }, 'unknown', undefined],
    [{ ...base, kind: 'yes-no-unknown' }, 1, 'form.kind'],
    [single, 'a', undefined],
    [single, 'z', 'form.option'],
    [single, ['a'], 'form.kind'],
    [multiple, ['a', 'b'], undefined],
    [multiple, 'a', 'form.kind'],
    [multiple, ['a', 'a'], 'form.option_twice'],
    [multiple, ['a', 'z'], 'form.option'],
    [multiple, ['none', 'a'], 'form.option_exclusive'],
    [short, ' abcde ', undefined],
    [short, 'abcdef', 'form.too_long'],
    [short, 'a\nb', 'form.characters'],
    [short, 3, 'form.kind'],
    [long, 'a\r\nb\tc', undefined],
    [long, 'a\u0000b', 'form.characters'],
    [long, '\ud800', 'form.characters'],
    [number, 2.5, undefined],
    [number, 2.55, 'form.number_decimals'],
    [number, 0.9, 'form.number_range'],
    [number, Number.NaN, 'form.kind'],
    [number, '3', 'form.kind'],
    [date, '2026-11-23', undefined],
    [date, '2026-11-24', 'form.date_future'],
    [date, '2026-02-29', 'form.date'],
    [duration, { count: 3, unit: 'week' }, undefined],
    [duration, '3 semaines', 'form.kind'],
    [duration, { count: 1.5, unit: 'week' }, 'form.kind'],
  ])('B-042 %o answered %j: %s', (question, answer, code) => {
    expect(codeFor(question, answer)).toBe(code);
  });

  test('B-042 required counts before sending only; blank is no answer', () => {
    const form = formOf([short, { ...multiple, id: 'm' }]);
    const blank = { q: '   ', m: [] };
    expect(checkAnswers(form, blank, draft)).toEqual([]);
    expect(checkAnswers(form, blank, { ...draft, complete: true })).toEqual([
      { path: 'answers.q', code: 'form.required', message: 'Répondez à cette question.' },
      { path: 'answers.m', code: 'form.required', message: 'Répondez à cette question.' },
    ]);
  });
});

describe('definitions', () => {
  test.each([
    ['an id twice', [asked('a'), asked('a')]],
    ['a condition on a later question', [asked('a', { question: 'b', equals: 'yes' }), asked('b')]],
    ['a condition on itself', [asked('a', { question: 'a', equals: 'yes' })]],
    [
      'a condition on an answer that cannot be',
      [asked('a'), asked('b', { question: 'a', equals: 'unknown' })],
    ],
    [
      'a hidden defect in a group',
      [asked('a'), asked('b', { all: [{ not: { question: 'c', equals: 'yes' } }] })],
    ],
  ])('B-023 %s is refused', (_, questions) => {
    expect(formDefinitionSchema.safeParse(formOf(questions)).success).toBe(false);
  });
});

describe('in words', () => {
  const form = formOf([
    { id: 'many', kind: 'multiple-choice', label: 'Quoi ?', required: true, options },
    {
      id: 'size',
      kind: 'number',
      label: 'Taille ?',
      required: true,
      min: 0,
      max: 9,
      unit: 'mm',
      decimals: 1,
    },
    { id: 'since', kind: 'duration', label: 'Depuis ?', required: true },
    { id: 'on', kind: 'date', label: 'Quand ?', required: false },
    asked('sure'),
    { id: 'text', kind: 'long-text', label: 'Texte ?', required: false, maxLength: 100 },
    asked('hidden', { question: 'sure', equals: 'no' }),
  ]);
  const answers: Answers = {
    many: ['b', 'a'],
    size: 2.5,
    since: { count: 1, unit: 'year' },
    on: '2026-05-01',
    sure: 'yes',
    hidden: 'yes',
  };

  test('B-023 answers are shown as people say them, hidden ones are not', () => {
    const texts = presentAnswers(form, answers, {}).map(({ questionId, answer }) => [
      questionId,
      answer.replaceAll('\u00a0', ' '),
    ]);
    expect(texts).toEqual([
      ['many', 'Un ; Deux'],
      ['size', '2,5 mm'],
      ['since', '1 an'],
      ['on', '1er mai 2026'],
      ['sure', 'Oui'],
      ['text', 'Sans réponse'],
    ]);
  });

  test('B-047 only what really differs is a change', () => {
    expect(answersDiff(answers, { ...answers, many: ['a', 'b'], text: '  ' })).toEqual([]);
    expect(answersDiff({ text: 'un  deux\r\n' }, { text: 'un deux' })).toEqual([]);
    expect(answersDiff({ since: { count: 1, unit: 'year' } }, { since: { unit: 'year', count: 1 } })).toEqual(
      [],
    );
    const after = { ...answers, size: 3, text: 'Neuf' };
    expect(answersDiff(answers, after)).toEqual([
      { questionId: 'size', before: 2.5, after: 3 },
      { questionId: 'text', before: undefined, after: 'Neuf' },
    ]);
    expect(presentChanges(form, answers, after)).toEqual([
      { questionId: 'size', question: 'Taille ?', before: '2,5\u00a0mm', after: '3\u00a0mm' },
      { questionId: 'text', question: 'Texte ?', before: 'Sans réponse', after: 'Neuf' },
    ]);
  });
});
