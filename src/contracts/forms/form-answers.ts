import { z } from 'zod';
import { formIdSchema } from './form-id.ts';

/** Answers as they travel and are kept: bounded here, checked against their form by `checkAnswers`. */

export const durationUnitSchema = z.enum(['hour', 'day', 'week', 'month', 'year']);
export type DurationUnit = z.infer<typeof durationUnitSchema>;

export const durationAnswerSchema = z.strictObject({
  count: z.number().int().min(1).max(999),
  unit: durationUnitSchema,
});
export type DurationAnswer = z.infer<typeof durationAnswerSchema>;

/**
 * yes-no: `yes`, `no` (or `unknown`); single choice: the option's id; multiple choice: ids; texts: text; number: number;
 * date: `YYYY-MM-DD`; duration: count and unit.
 */
export const answerValueSchema = z.union([
  z.string().max(4_000),
  z.number(),
  z.array(z.string().max(60)).max(20),
  durationAnswerSchema,
]);
export type AnswerValue = z.infer<typeof answerValueSchema>;

const answerKeySchema = z.string().min(1).max(60);
const mostAnswers = 100;

export const answersSchema = z
  .record(answerKeySchema, answerValueSchema)
  .refine((answers) => Object.keys(answers).length <= mostAnswers, 'Trop de réponses.');
export type Answers = Readonly<Record<string, AnswerValue>>;

export const gateAnswerSchema = z.enum(['yes', 'no']);
export type GateAnswer = z.infer<typeof gateAnswerSchema>;

export const gateAnswersSchema = z
  .record(answerKeySchema, gateAnswerSchema)
  .refine((answers) => Object.keys(answers).length <= 20, 'Trop de réponses.');
export type GateAnswers = Readonly<Record<string, GateAnswer>>;

/** Answers with the form and version they answered; the version never changes once a draft is begun. */
export const answeredFormSchema = z.strictObject({
  form: formIdSchema,
  version: z.number().int().min(1).max(1_000),
  gate: gateAnswersSchema,
  answers: answersSchema,
});
export type AnsweredForm = z.infer<typeof answeredFormSchema>;
