import type { FieldProblem } from '#contracts/problem.ts';
import { epochDayOf } from '#contracts/values/civil-day.ts';
import type { Sex } from '#contracts/values/sex.ts';
import { type FormErrorCode, formErrorsFr } from './form.fr.ts';
import { type Answers, type AnswerValue, durationAnswerSchema } from './form-answers.ts';
import type { Condition, FormDefinition, Question } from './form-definition.ts';

/**
 * The one evaluator of clinical forms (B-023, B-042), used by the browser while one types and by the server before it
 * stores. Pure: it does not know drafts, photos or permissions.
 */

/** What a condition may know of the patient; age in full years. Unknown facts hide what depends on them. */
export type PatientFacts = { sex?: Sex | undefined; ageYears?: number | undefined };

export type AnswerCheck = {
  /** True before sending (required questions count), false while a draft is typed. */
  complete: boolean;
  patient: PatientFacts;
  /** `YYYY-MM-DD` in France, for dates that may not be in the future. */
  today: string;
};

/** The questions to show for these answers, in order. The answer of a hidden question shows nothing further. */
export function visibleQuestions(
  form: FormDefinition,
  answers: Answers,
  patient: PatientFacts,
): readonly Question[] {
  const shown: Question[] = [];
  const counted: Record<string, AnswerValue> = Object.create(null);
  for (const question of allQuestions(form)) {
    if (question.shownIf !== undefined && !holds(question.shownIf, counted, patient)) continue;
    shown.push(question);
    const answer = answerTo(question.id, answers);
    if (answer !== undefined) counted[question.id] = answer;
  }
  return shown;
}

/** The answers without those of hidden and unknown questions, and without empty ones; texts are trimmed. */
export function keepVisibleAnswers(form: FormDefinition, answers: Answers, patient: PatientFacts): Answers {
  const kept: Record<string, AnswerValue> = {};
  for (const { id } of visibleQuestions(form, answers, patient)) {
    const answer = normaliseAnswer(answerTo(id, answers));
    if (answer !== undefined) kept[id] = answer;
  }
  return kept;
}

/** Everything that is wrong with these answers, in the order of the form; paths are `answers.<question>`. */
export function checkAnswers(
  form: FormDefinition,
  answers: Answers,
  check: AnswerCheck,
): readonly FieldProblem[] {
  const visible = visibleQuestions(form, answers, check.patient);
  const problems: FieldProblem[] = [];
  for (const question of visible) {
    const answer = normaliseAnswer(answerTo(question.id, answers));
    const missing = check.complete && question.required ? 'form.required' : undefined;
    const code = answer === undefined ? missing : refusalOf(question, answer, check.today);
    if (code !== undefined) problems.push(problemAt(question.id, code));
  }
  return [...problems, ...strayAnswers(form, answers, visible)];
}

function strayAnswers(
  form: FormDefinition,
  answers: Answers,
  visible: readonly Question[],
): readonly FieldProblem[] {
  const known = new Set(allQuestions(form).map(({ id }) => id));
  const shown = new Set(visible.map(({ id }) => id));
  return Object.keys(answers)
    .filter((id) => !shown.has(id))
    .map((id) => problemAt(id, known.has(id) ? 'form.hidden_question' : 'form.unknown_question'));
}

function problemAt(questionId: string, code: FormErrorCode): FieldProblem {
  return { path: `answers.${questionId}`, code, message: formErrorsFr[code] };
}

/** All questions of a form in order, hidden or not. */
export function allQuestions(form: FormDefinition): readonly Question[] {
  return form.sections.flatMap((section) => section.questions);
}

/** The answer to a question, or undefined; safe for ids that come from outside. */
export function answerTo(questionId: string, answers: Answers): AnswerValue | undefined {
  return Object.hasOwn(answers, questionId) ? answers[questionId] : undefined;
}

/** Trimmed text with plain line ends, choices without order; an empty answer is no answer. */
export function normaliseAnswer(answer: AnswerValue | undefined): AnswerValue | undefined {
  if (typeof answer === 'string') {
    const text = answer.normalize('NFC').replace(/\r\n?/g, '\n').trim();
    return text === '' ? undefined : text;
  }
  if (Array.isArray(answer)) return answer.length === 0 ? undefined : [...answer].sort();
  return answer;
}

function holds(condition: Condition, answers: Answers, patient: PatientFacts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers, patient));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers, patient));
  if ('not' in condition) return !holds(condition.not, answers, patient);
  if ('patientSex' in condition) return patient.sex === condition.patientSex;
  if ('patientAge' in condition) {
    const { from = 0, to = Number.POSITIVE_INFINITY } = condition.patientAge;
    return patient.ageYears !== undefined && patient.ageYears >= from && patient.ageYears <= to;
  }
  const answer = answers[condition.question];
  if (answer === undefined) return false;
  if ('equals' in condition) return answer === condition.equals;
  const given = Array.isArray(answer) ? answer : [answer];
  if ('includes' in condition) return given.includes(condition.includes);
  return condition.anyOf.some((wanted) => given.includes(wanted));
}

function refusalOf(question: Question, answer: AnswerValue, today: string): FormErrorCode | undefined {
  switch (question.kind) {
    case 'yes-no':
      return isOneOf(answer, ['yes', 'no']);
    case 'yes-no-unknown':
      return isOneOf(answer, ['yes', 'no', 'unknown']);
    case 'single-choice':
      return isOneOf(
        answer,
        question.options.map(({ id }) => id),
      );
    case 'multiple-choice':
      return choicesRefusal(question.options, answer);
    case 'short-text':
    case 'long-text':
      return textRefusal(question.kind, question.maxLength, answer);
    case 'number':
      return numberRefusal(question, answer);
    case 'date':
      return dateRefusal(answer, question.notAfterToday === true ? today : undefined);
    case 'duration':
      return durationAnswerSchema.safeParse(answer).success ? undefined : 'form.kind';
  }
}

function isOneOf(answer: AnswerValue, ids: readonly string[]): FormErrorCode | undefined {
  if (typeof answer !== 'string') return 'form.kind';
  return ids.includes(answer) ? undefined : 'form.option';
}

function choicesRefusal(
  options: readonly { id: string; exclusive?: true | undefined }[],
  answer: AnswerValue,
): FormErrorCode | undefined {
  if (!Array.isArray(answer)) return 'form.kind';
  if (new Set(answer).size !== answer.length) return 'form.option_twice';
  const chosen = options.filter(({ id }) => answer.includes(id));
  if (chosen.length !== answer.length) return 'form.option';
  const isContradicted = chosen.length > 1 && chosen.some(({ exclusive }) => exclusive === true);
  return isContradicted ? 'form.option_exclusive' : undefined;
}

function textRefusal(
  kind: 'short-text' | 'long-text',
  maxLength: number,
  answer: AnswerValue,
): FormErrorCode | undefined {
  if (typeof answer !== 'string') return 'form.kind';
  if (answer.length > maxLength) return 'form.too_long';
  const allowed = kind === 'long-text' ? answer.replace(/[\n\t]/g, '') : answer;
  return /\p{Cc}|\p{Cs}/u.test(allowed) ? 'form.characters' : undefined;
}

function numberRefusal(
  question: { min: number; max: number; decimals?: number | undefined },
  answer: AnswerValue,
): FormErrorCode | undefined {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'form.kind';
  if (answer < question.min || answer > question.max) return 'form.number_range';
  const rounded = Number(answer.toFixed(question.decimals ?? 0));
  return rounded === answer ? undefined : 'form.number_decimals';
}

function dateRefusal(answer: AnswerValue, latest: string | undefined): FormErrorCode | undefined {
  if (typeof answer !== 'string') return 'form.kind';
  if (epochDayOf(answer) === undefined) return 'form.date';
  return latest !== undefined && answer > latest ? 'form.date_future' : undefined;
}
