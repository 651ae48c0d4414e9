import { z } from 'zod';
import { accountRoleSchema, restrictionScopes } from '../accounts/account.vocabulary.ts';
import { defineOperation, empty, json } from '../operation.ts';
import {
  appealOutcomeSchema,
  graveGroundSchema,
  measureBasisSchema,
  measureKindSchema,
  measureStateSchema,
} from './measure.vocabulary.ts';

const scopeSchema = z.enum(restrictionScopes);
const when = z.iso.datetime();

/** A decision with its statement of reasons, as the person concerned reads it (B-118). */
export const decisionSchema = z.object({
  measureId: z.uuid(),
  kind: measureKindSchema,
  state: measureStateSchema,
  basis: measureBasisSchema,
  grave: graveGroundSchema.nullable(),
  graveReason: z.string(),
  scopes: z.array(scopeSchema),
  perDay: z.number().int().nullable(),
  decidedAt: when,
  startsAt: when,
  /** Null: for good. Of a warning: until when to remedy. */
  untilAt: when.nullable(),
  facts: z.string(),
  clause: z.string(),
  immediateReason: z.string(),
  ending: z.object({ at: when, reason: z.string() }).nullable(),
  appeal: z
    .object({
      madeAt: when,
      text: z.string(),
      outcome: appealOutcomeSchema.nullable(),
      decidedAt: when.nullable(),
      answer: z.string(),
      isFourEyes: z.boolean().nullable(),
    })
    .nullable(),
  /** Until when it may be contested; null when that is no longer possible. */
  appealUntil: when.nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** The same as the operator sees it: with what proves it and who decided. */
export const measureSchema = decisionSchema.extend({
  evidence: z.string(),
  decidedBy: z.uuid(),
  isOwnDecision: z.boolean(),
});
export type Measure = z.infer<typeof measureSchema>;

const text = (most: number, missing: string) =>
  z.string().trim().min(10, missing).max(most, 'Ce texte est trop long.');

const grounds = {
  basis: measureBasisSchema,
  grave: graveGroundSchema.nullable(),
  graveReason: z.string().trim().max(1000, 'Ce texte est trop long.'),
  clause: z.string().trim().min(2, 'Indiquez la règle appliquée.').max(300, 'Ce texte est trop long.'),
  facts: text(4000, 'Décrivez les faits : la personne concernée les lira.'),
  evidence: text(8000, 'Indiquez ce qui établit ces faits.'),
};

const untilAt = z.iso.datetime({ error: 'Choisissez une date de fin, ou « sans limite ».' }).nullable();

/** What an operator decides (A-085: a ground and what proves it, always). */
export const measureRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...grounds, kind: z.literal('warning'), remedyDays: z.number().int().min(1).max(90) }),
  z.strictObject({
    ...grounds,
    kind: z.literal('limit'),
    scopes: z.array(scopeSchema).min(1, 'Choisissez ce qui est limité.').max(3),
    perDay: z.number().int().min(1).max(1000),
    untilAt,
  }),
  z.strictObject({
    ...grounds,
    kind: z.literal('restriction'),
    scopes: z.array(scopeSchema).min(1, 'Choisissez ce qui est fermé.').max(3),
    untilAt,
  }),
  z.strictObject({ ...grounds, kind: z.literal('suspension'), untilAt }),
  z.strictObject({
    ...grounds,
    kind: z.literal('termination'),
    /** Why the 30 days of notice are not given; null gives them. */
    immediateReason: z.string().trim().min(10, 'Motivez la fin immédiate.').max(1000).nullable(),
  }),
]);
export type MeasureRequest = z.infer<typeof measureRequestSchema>;

const accountParams = z.strictObject({ accountId: z.uuid() });
const measureParams = z.strictObject({ measureId: z.uuid() });
const receipt = json(z.object({ measureId: z.uuid(), state: measureStateSchema }));

export const findAccount = defineOperation({
  id: 'measures.find-account',
  method: 'POST',
  path: '/api/moderation/account-search',
  summary: 'The account of an exact e-mail address (A-081: no list of users)',
  body: z.strictObject({ email: z.string().trim().min(1, 'Saisissez une adresse.').max(254) }),
  response: json(z.object({ accountId: z.uuid() })),
  errors: ['account.unknown'],
});

export const getAccountMeasures = defineOperation({
  id: 'measures.get-account',
  method: 'GET',
  path: '/api/moderation/accounts/:accountId',
  summary: 'What is decided against one account, newest first, at most 50',
  params: accountParams,
  response: json(
    z.object({
      accountId: z.uuid(),
      displayName: z.string(),
      role: accountRoleSchema,
      status: z.string(),
      measures: z.array(measureSchema),
    }),
  ),
  errors: ['account.unknown'],
});

export const decideMeasure = defineOperation({
  id: 'measures.decide',
  method: 'POST',
  path: '/api/moderation/accounts/:accountId/measures',
  summary: 'Warn, limit, restrict, suspend or end an account, with ground and evidence (A-083 – A-085)',
  params: accountParams,
  body: measureRequestSchema,
  response: receipt,
  errors: [
    'account.unknown',
    'measure.already_in_force',
    'measure.own_account',
    'measure.ground_required',
    'measure.grave_reason_required',
    'measure.warning_first',
    'measure.notice_required',
    'measure.end_in_past',
    'measure.not_possible',
  ],
});

export const liftMeasure = defineOperation({
  id: 'measures.lift',
  method: 'POST',
  path: '/api/moderation/measures/:measureId/lift',
  summary: 'Take back a measure, with a reason that is told',
  params: measureParams,
  body: z.strictObject({ reason: text(2000, 'Indiquez pourquoi la mesure est levée.') }),
  response: receipt,
  errors: ['measure.not_found', 'measure.not_possible'],
});

export const noteRemedy = defineOperation({
  id: 'measures.note-remedy',
  method: 'POST',
  path: '/api/moderation/measures/:measureId/remedy',
  summary: 'Note that what a warning asked for has been done (B-116)',
  params: measureParams,
  response: receipt,
  errors: ['measure.not_found', 'measure.not_possible'],
});

export const listAppeals = defineOperation({
  id: 'measures.list-appeals',
  method: 'GET',
  path: '/api/moderation/appeals',
  summary: 'Contested decisions that wait for an answer, oldest first, at most 50',
  response: json(
    z.object({
      items: z
        .array(
          z.object({
            measureId: z.uuid(),
            accountId: z.uuid(),
            kind: measureKindSchema,
            madeAt: when,
            isOwnDecision: z.boolean(),
          }),
        )
        .max(50),
    }),
  ),
});

export const decideAppeal = defineOperation({
  id: 'measures.decide-appeal',
  method: 'POST',
  path: '/api/moderation/measures/:measureId/appeal-decision',
  summary: 'Grant or refuse an appeal; by somebody else than who decided, when there is somebody',
  params: measureParams,
  body: z.strictObject({
    outcome: appealOutcomeSchema,
    answer: text(4000, 'Motivez la réponse : la personne concernée la lira.'),
  }),
  response: receipt,
  errors: ['measure.not_found', 'appeal.not_found', 'appeal.already_decided', 'appeal.other_operator'],
});

export const listDecisions = defineOperation({
  id: 'decisions.list',
  method: 'GET',
  path: '/api/account/decisions',
  summary: 'Decisions about one’s own account with their reasons, newest first, at most 50 (B-118)',
  response: json(z.object({ items: z.array(decisionSchema).max(50) })),
});

export const appealDecision = defineOperation({
  id: 'decisions.appeal',
  method: 'POST',
  path: '/api/account/decisions/:measureId/appeal',
  summary: 'Contest a decision, once',
  params: measureParams,
  body: z.strictObject({ text: text(4000, 'Expliquez pourquoi vous contestez cette décision.') }),
  response: empty,
  errors: ['measure.not_found', 'appeal.already_made', 'appeal.too_late'],
});

export const measureOperations = [
  findAccount,
  getAccountMeasures,
  decideMeasure,
  liftMeasure,
  noteRemedy,
  listAppeals,
  decideAppeal,
  listDecisions,
  appealDecision,
] as const;
