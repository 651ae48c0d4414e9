import { formatDayFr } from '#contracts/values/french-dates.ts';
import {
  allQuestions,
  answerTo,
  normaliseAnswer,
  type PatientFacts,
  visibleQuestions,
} from './evaluate-form.ts';
import { durationUnitsFr, noAnswerFr, yesNoLabelsFr } from './form.fr.ts';
import type { Answers, AnswerValue } from './form-answers.ts';
import type { FormDefinition, Question } from './form-definition.ts';

/** Answers as people read them, on screens and in reports, and what changed between two versions of them. */

export type PresentedAnswer = {
  questionId: string;
  section: string;
  question: string;
  /** Text to show; « Sans réponse » when nothing was answered. May hold line breaks. */
  answer: string;
  isAnswered: boolean;
};

export type AnswerChange = {
  questionId: string;
  before: AnswerValue | undefined;
  after: AnswerValue | undefined;
};

export type PresentedChange = { questionId: string; question: string; before: string; after: string };

/** Every question that was shown, with its answer in words, in the order of the form. */
export function presentAnswers(
  form: FormDefinition,
  answers: Answers,
  patient: PatientFacts,
): readonly PresentedAnswer[] {
  const shown = new Set(visibleQuestions(form, answers, patient).map(({ id }) => id));
  return form.sections.flatMap((section) =>
    section.questions
      .filter(({ id }) => shown.has(id))
      .map((question) => {
        const answer = normaliseAnswer(answerTo(question.id, answers));
        return {
          questionId: question.id,
          section: section.title,
          question: question.label,
          answer: presentAnswer(question, answer),
          isAnswered: answer !== undefined,
        };
      }),
  );
}

/** One answer in words. */
export function presentAnswer(question: Question, answer: AnswerValue | undefined): string {
  if (answer === undefined) return noAnswerFr;
  if (typeof answer === 'number') return presentNumber(question, answer);
  if (Array.isArray(answer)) return presentChoices(question, answer);
  if (typeof answer === 'object') {
    const [one, several] = durationUnitsFr[answer.unit];
    return `${answer.count}\u00a0${answer.count === 1 ? one : several}`;
  }
  if (question.kind === 'yes-no' || question.kind === 'yes-no-unknown') {
    return new Map<string, string>(Object.entries(yesNoLabelsFr)).get(answer) ?? answer;
  }
  if (question.kind === 'single-choice') return labelOf(question, answer);
  return question.kind === 'date' ? formatDayFr(answer) : answer;
}

function presentNumber(question: Question, answer: number): string {
  const text = String(answer).replace('.', ',');
  const unit = question.kind === 'number' ? question.unit : undefined;
  return unit === undefined ? text : `${text}\u00a0${unit}`;
}

/** Choices in the order of the form, not in the order they were ticked. */
function presentChoices(question: Question, chosen: readonly string[]): string {
  const order = 'options' in question ? question.options.map(({ id }) => id) : [];
  return [...chosen]
    .sort((one, other) => order.indexOf(one) - order.indexOf(other))
    .map((id) => labelOf(question, id))
    .join(' ; ');
}

function labelOf(question: Question, optionId: string): string {
  const options = 'options' in question ? question.options : [];
  return options.find(({ id }) => id === optionId)?.label ?? optionId;
}

/**
 * The questions whose answer differs, by id. Blank space in a text and the order of choices are no
 * change: sending back with only those is sending back unchanged (B-047).
 */
export function answersDiff(before: Answers, after: Answers): readonly AnswerChange[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return ids
    .map((questionId) => ({
      questionId,
      before: normaliseAnswer(answerTo(questionId, before)),
      after: normaliseAnswer(answerTo(questionId, after)),
    }))
    .filter((change) => fingerprint(change.before) !== fingerprint(change.after));
}

function fingerprint(answer: AnswerValue | undefined): string {
  if (answer === undefined) return '';
  if (typeof answer === 'object' && !Array.isArray(answer)) return `${answer.count} ${answer.unit}`;
  return JSON.stringify(typeof answer === 'string' ? answer.replace(/\s+/gu, ' ') : answer);
}

/** What changed, in words and in the order of the form: before beside after. */
export function presentChanges(
  form: FormDefinition,
  before: Answers,
  after: Answers,
): readonly PresentedChange[] {
  const changes = new Map(answersDiff(before, after).map((change) => [change.questionId, change]));
  return allQuestions(form).flatMap((question) => {
    const change = changes.get(question.id);
    if (change === undefined) return [];
    return [
      {
        questionId: question.id,
        question: question.label,
        before: presentAnswer(question, change.before),
        after: presentAnswer(question, change.after),
      },
    ];
  });
}
