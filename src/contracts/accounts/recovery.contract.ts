import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { emailSchema } from '../values/email.ts';
import { personNameSchema } from '../values/person-name.ts';
import { accountRoleSchema } from './account.vocabulary.ts';
import { recoveryChecks, recoveryMeans, recoveryStates } from './recovery.vocabulary.ts';

const line = (longest: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(longest, 'Ce texte est trop long.')
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'Écrivez sur une seule ligne.');
const note = z
  .string()
  .trim()
  .min(10, 'Dites en une phrase ce qui a été vu.')
  .max(2000, 'Ce texte est trop long : 2 000 caractères au plus.');
const params = z.strictObject({ recoveryId: z.uuid() });
const when = z.iso.datetime();

export const askRecovery = defineOperation({
  id: 'recovery.ask',
  method: 'POST',
  path: '/api/access-recoveries',
  summary:
    'Write to support without access to the account (B-039); the answer is the same whoever asks (A-079)',
  body: z.strictObject({
    name: personNameSchema,
    role: accountRoleSchema,
    rpps: line(20, 'Écrivez votre numéro RPPS.').or(z.literal('')),
    email: emailSchema,
    contact: line(200, 'Dites comment vous joindre.'),
    text: z.string().trim().max(2000, 'Ce texte est trop long : 2 000 caractères au plus.'),
  }),
  response: empty,
  errors: ['session.too_many_attempts'],
});

const recoverySchema = z.object({
  recoveryId: z.uuid(),
  role: accountRoleSchema,
  state: z.enum(recoveryStates),
  openedAt: when,
  dueAt: when.nullable(),
});
export type Recovery = z.infer<typeof recoverySchema>;

export const listRecoveries = defineOperation({
  id: 'recovery.list',
  method: 'GET',
  path: '/api/operator/access-recoveries',
  summary: 'Who waits for access again, oldest first, at most 100',
  response: json(z.object({ items: z.array(recoverySchema) })),
});

const recoveryViewSchema = recoverySchema.extend({
  claim: z.object({
    name: z.string(),
    rpps: z.string(),
    email: z.string(),
    contact: z.string(),
    text: z.string(),
  }),
  /** The account of that address or number, with what is on record to check against; null when there is none. */
  account: z
    .object({
      accountId: z.uuid(),
      displayName: z.string(),
      role: accountRoleSchema,
      status: z.string(),
      email: z.string(),
      rpps: z.string(),
      phone: z.string().nullable(),
      pharmacy: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
      hasSecondFactor: z.boolean(),
    })
    .nullable(),
  decision: z
    .object({
      means: z.enum(recoveryMeans),
      checks: z.array(z.enum(recoveryChecks)),
      decidedAt: when,
      newEmail: z.string().nullable(),
      note: z.string(),
    })
    .nullable(),
});
export type RecoveryView = z.infer<typeof recoveryViewSchema>;

export const getRecovery = defineOperation({
  id: 'recovery.get',
  method: 'GET',
  path: '/api/operator/access-recoveries/:recoveryId',
  summary: 'What the person says of herself beside what is on record; each reading leaves a trace',
  params,
  response: json(recoveryViewSchema),
  errors: ['recovery.not_found'],
});

export const decideRecovery = defineOperation({
  id: 'recovery.decide',
  method: 'POST',
  path: '/api/operator/access-recoveries/:recoveryId/decision',
  summary:
    'After a check of identity: a link to the address of record now, another address or no second factor in 24 h (B-039)',
  params,
  body: z.strictObject({
    means: z.enum(recoveryMeans),
    checks: z
      .array(z.enum(recoveryChecks))
      .max(recoveryChecks.length)
      .refine((checks) => new Set(checks).size >= 2, 'Cochez au moins deux vérifications.'),
    newEmail: emailSchema.nullable(),
    note,
  }),
  response: empty,
  errors: [
    'recovery.not_found',
    'recovery.settled',
    'recovery.no_account',
    'recovery.own_account',
    'recovery.already_planned',
    'recovery.address_missing',
    'recovery.address_taken',
  ],
});

export const closeRecovery = defineOperation({
  id: 'recovery.close',
  method: 'POST',
  path: '/api/operator/access-recoveries/:recoveryId/closing',
  summary: 'Nothing is done, or what was planned is not',
  params,
  response: empty,
  errors: ['recovery.not_found', 'recovery.settled'],
});

export const stopRecovery = defineOperation({
  id: 'recovery.stop',
  method: 'POST',
  path: '/api/access-recoveries/stop',
  summary:
    '« Ce n’est pas moi » from the address of record, before it counts: nothing changes, support is told (A-011)',
  body: z.strictObject({ token: z.string().min(1).max(200) }),
  response: empty,
  errors: ['recovery.link_spent', 'session.too_many_attempts'],
});

export const recoveryOperations = [
  askRecovery,
  listRecoveries,
  getRecovery,
  decideRecovery,
  closeRecovery,
  stopRecovery,
] as const;
