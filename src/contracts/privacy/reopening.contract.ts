import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { emailSchema } from '../values/email.ts';

export const banKinds = ['email', 'phone', 'rpps', 'iban'] as const;
export type BanKind = (typeof banKinds)[number];

const when = z.iso.datetime();
export const reopeningOutcomes = ['permitted', 'refused'] as const;
export type ReopeningOutcome = (typeof reopeningOutcomes)[number];

export const askReopening = defineOperation({
  id: 'reopening.ask',
  method: 'POST',
  path: '/api/reopening-requests',
  summary: 'Ask, without a session, to have an account again (A-093); the same answer whoever it is (A-079)',
  body: z.strictObject({
    email: emailSchema,
    /** Kept as typed: a person reads it. */
    rpps: z.string().trim().max(30, 'Un numéro RPPS compte 11 chiffres.').default(''),
    text: z
      .string()
      .trim()
      .min(20, 'Expliquez en quelques phrases ce que vous demandez.')
      .max(4_000, 'Ce texte est trop long : 4 000 caractères au plus.'),
  }),
  response: empty,
  errors: ['reopening.too_many'],
});

const requestSchema = z.object({ requestId: z.uuid(), askedAt: when });
export type ReopeningRequest = z.infer<typeof requestSchema>;

export const listReopenings = defineOperation({
  id: 'reopening.list',
  method: 'GET',
  path: '/api/operator/reopening-requests',
  summary: 'Operator: requests that wait, oldest first, at most 50; nobody’s name',
  response: json(z.object({ items: z.array(requestSchema).max(100), waiting: z.number().int() })),
});

export const reopeningSchema = requestSchema.extend({
  email: z.string(),
  rpps: z.string(),
  text: z.string(),
  /** What of it is shut out by a ban. */
  matches: z.array(z.enum(banKinds)),
  /** The account of this very address, if there still is one. */
  account: z.enum(['none', 'registering', 'active', 'suspended', 'closing']),
  outcome: z.enum(reopeningOutcomes).nullable(),
  settledAt: when.nullable(),
  answer: z.string().nullable(),
});
export type Reopening = z.infer<typeof reopeningSchema>;

const requestParams = z.strictObject({ requestId: z.uuid() });

export const getReopening = defineOperation({
  id: 'reopening.get',
  method: 'GET',
  path: '/api/operator/reopening-requests/:requestId',
  summary: 'Operator: one request with what a ban says of it; the reading is logged',
  params: requestParams,
  response: json(reopeningSchema),
  errors: ['reopening.not_found'],
});

export const settleReopening = defineOperation({
  id: 'reopening.settle',
  method: 'POST',
  path: '/api/operator/reopening-requests/:requestId/decision',
  summary: 'Operator: authorise in writing, once, or refuse with reasons; the person is written to (A-093)',
  params: requestParams,
  body: z.strictObject({
    outcome: z.enum(reopeningOutcomes, 'Choisissez votre réponse.'),
    text: z
      .string()
      .trim()
      .min(20, 'Écrivez la réponse et son motif : la personne la recevra.')
      .max(4_000, 'Ce texte est trop long : 4 000 caractères au plus.'),
  }),
  response: empty,
  errors: ['reopening.not_found', 'reopening.settled'],
});

export const reopeningOperations = [askReopening, listReopenings, getReopening, settleReopening] as const;
