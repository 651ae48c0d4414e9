import { z } from 'zod';
import { sexSchema } from '#contracts/values/sex.ts';
import { formIdSchema } from './form-id.ts';

/**
 * What a clinical form is made of (B-023): data only, so that a version once used stays readable for as long as the
 * medical record. Texts are French and belong to the version.
 */

const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);
const textSchema = z.string().trim().min(1).max(600);

/** When a question is shown: on earlier answers, and on facts of the patient when they are known. */
export type Condition =
  | { question: string; equals: string }
  | { question: string; includes: string }
  | { question: string; anyOf: readonly string[] }
  | { patientSex: 'female' | 'male' | 'indeterminate' }
  | { patientAge: { from?: number | undefined; to?: number | undefined } }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: idSchema, equals: idSchema }),
    z.strictObject({ question: idSchema, includes: idSchema }),
    z.strictObject({ question: idSchema, anyOf: z.array(idSchema).min(1).max(20) }),
    z.strictObject({ patientSex: sexSchema }),
    z.strictObject({
      patientAge: z.strictObject({
        from: z.number().int().min(0).optional(),
        to: z.number().int().min(0).optional(),
      }),
    }),
    z.strictObject({ all: z.array(conditionSchema).min(1).max(10) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(10) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** `exclusive` (« aucun », « ne sait pas ») cannot stand beside another choice. */
export const optionSchema = z.strictObject({
  id: idSchema,
  label: textSchema,
  exclusive: z.literal(true).optional(),
});
export type Option = z.infer<typeof optionSchema>;

const questionBase = {
  id: idSchema,
  label: textSchema,
  help: textSchema.optional(),
  required: z.boolean(),
  shownIf: conditionSchema.optional(),
};
const options = z.array(optionSchema).min(2).max(20);

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...questionBase, kind: z.literal('yes-no') }),
  z.strictObject({ ...questionBase, kind: z.literal('yes-no-unknown') }),
  z.strictObject({ ...questionBase, kind: z.literal('single-choice'), options }),
  z.strictObject({ ...questionBase, kind: z.literal('multiple-choice'), options }),
  z.strictObject({ ...questionBase, kind: z.literal('short-text'), maxLength: z.number().int().max(200) }),
  z.strictObject({ ...questionBase, kind: z.literal('long-text'), maxLength: z.number().int().max(4000) }),
  z.strictObject({
    ...questionBase,
    kind: z.literal('number'),
    min: z.number(),
    max: z.number(),
    unit: z.string().max(20).optional(),
    decimals: z.number().int().min(0).max(2).optional(),
  }),
  z.strictObject({ ...questionBase, kind: z.literal('date'), notAfterToday: z.literal(true).optional() }),
  z.strictObject({ ...questionBase, kind: z.literal('duration') }),
]);
export type Question = z.infer<typeof questionSchema>;
export type QuestionKind = Question['kind'];

/** One tap for « nothing of this »: the answers it gives to what was not answered yet (experience.md: six minutes). */
const quietSchema = z.strictObject({
  label: textSchema,
  answers: z.record(idSchema, z.union([z.string().max(200), z.array(idSchema).min(1).max(20)])),
});

export const sectionSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  intro: textSchema.optional(),
  questions: z.array(questionSchema).min(1).max(30),
  quiet: quietSchema.optional(),
});
export type Section = z.infer<typeof sectionSchema>;

/** What to do instead, from the most to the least urgent. */
export const gateOrientationSchema = z.enum([
  'call-15',
  'emergency-department',
  'doctor-today',
  'doctor-soon',
]);
export type GateOrientation = z.infer<typeof gateOrientationSchema>;

/** An exclusion question: a yes stops the request, or only warns. */
export const gateQuestionSchema = z.strictObject({
  id: idSchema,
  label: textSchema,
  help: textSchema.optional(),
  onYes: z.strictObject({
    effect: z.enum(['stop', 'warn']),
    orientation: gateOrientationSchema,
    advice: textSchema,
  }),
});
export type GateQuestion = z.infer<typeof gateQuestionSchema>;

export const viewIdSchema = z.enum(['regional', 'close-up', 'dermoscopic'], 'Cette vue n’existe pas.');
export type ViewId = z.infer<typeof viewIdSchema>;

/** `onlyIfAuthorised`: offered to accounts that the operator expressly authorised (B-049). */
export const photoViewSchema = z.strictObject({
  id: viewIdSchema,
  label: textSchema,
  instruction: textSchema,
  min: z.number().int().min(0).max(10),
  max: z.number().int().min(1).max(10),
  required: z.boolean(),
  onlyIfAuthorised: z.literal(true).optional(),
});
export type PhotoView = z.infer<typeof photoViewSchema>;

const definitionSchema = z.strictObject({
  id: formIdSchema,
  version: z.number().int().min(1),
  title: textSchema,
  intro: textSchema,
  whoFor: textSchema,
  gate: z.strictObject({ intro: textSchema, questions: z.array(gateQuestionSchema).min(1).max(20) }),
  sections: z.array(sectionSchema).min(1).max(10),
  photoViews: z.array(photoViewSchema).min(1).max(3),
});
export type FormDefinition = z.infer<typeof definitionSchema>;

/** A definition that can be evaluated: ids are unique and conditions look only at earlier questions. */
export const formDefinitionSchema = definitionSchema.superRefine((form, context) => {
  for (const message of defectsOf(form)) context.addIssue({ code: 'custom', message });
});

function defectsOf(form: FormDefinition): string[] {
  const questions = form.sections.flatMap((section) => section.questions);
  const lists = [form.gate.questions, form.photoViews, form.sections, questions];
  const choices = questions.map((question) => ('options' in question ? question.options : []));
  return [
    ...[...lists, ...choices].flatMap(repeated).map((id) => `${id} stands twice`),
    ...questions.flatMap((question, index) => looseConditions(question, questions.slice(0, index))),
  ];
}

function looseConditions(question: Question, earlier: readonly Question[]): string[] {
  const needs = question.shownIf === undefined ? [] : answersNamedIn(question.shownIf);
  return needs
    .filter((need) => !earlier.some((asked) => asked.id === need.question && canAnswer(asked, need.answer)))
    .map((need) => `${question.id} depends on ${need.question} = ${need.answer}, which is not asked before`);
}

function repeated(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index);
}

function answersNamedIn(condition: Condition): { question: string; answer: string }[] {
  if ('equals' in condition) return [{ question: condition.question, answer: condition.equals }];
  if ('includes' in condition) return [{ question: condition.question, answer: condition.includes }];
  if ('anyOf' in condition) {
    return condition.anyOf.map((answer) => ({ question: condition.question, answer }));
  }
  if ('not' in condition) return answersNamedIn(condition.not);
  if ('all' in condition) return condition.all.flatMap(answersNamedIn);
  return 'any' in condition ? condition.any.flatMap(answersNamedIn) : [];
}

function canAnswer(question: Question, answer: string): boolean {
  if ('options' in question) return question.options.some(({ id }) => id === answer);
  if (question.kind === 'yes-no') return ['yes', 'no'].includes(answer);
  return question.kind === 'yes-no-unknown' && ['yes', 'no', 'unknown'].includes(answer);
}
