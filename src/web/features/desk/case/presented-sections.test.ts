import { expect, test } from 'vitest';
import { emptyContent } from '#contracts/cases/case-draft.ts';
import { presentCaseAnswers } from './presented-sections.ts';

const now = new Date('2026-11-23T09:00:00.000Z');
const content = {
  ...emptyContent,
  answers: { 'question-to-doctor': 'Faut-il consulter ?', evolution: 'stable', 'wished-help': ['treatment'] },
};

test('the pharmacy’s question stands alone, the rest by section', () => {
  const { question, sections } = presentCaseAnswers({ form: 'peau', formVersion: 1, content }, now);
  expect(question).toBe('Faut-il consulter ?');
  const all = sections.flatMap((section) => section.answered.map((answer) => answer.questionId));
  expect(all).toContain('evolution');
  expect(all).not.toContain('question-to-doctor');
  expect(sections.at(-1)?.title).toBe('Attentes de la pharmacie');
});

test('questions left open are named, not shown as answers', () => {
  const { sections } = presentCaseAnswers({ form: 'peau', formVersion: 1, content }, now);
  expect(sections[0]?.unanswered.length).toBeGreaterThan(0);
  expect(sections.flatMap((section) => section.answered).every((answer) => answer.isAnswered)).toBe(true);
});

test('a form version that does not exist shows nothing rather than another version', () => {
  expect(presentCaseAnswers({ form: 'peau', formVersion: 99, content }, now).sections).toEqual([]);
});
