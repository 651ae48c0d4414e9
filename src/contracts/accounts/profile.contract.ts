import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { emailSchema } from '../values/email.ts';
import { answersSchema, registrationRoleSchema } from './registration.contract.ts';

const valuesSchema = z.record(z.string(), z.union([z.string(), z.boolean()]));

export const profileSchema = z.object({
  accountId: z.uuid(),
  role: registrationRoleSchema,
  formId: z.string(),
  formVersion: z.number().int(),
  email: z.string(),
  displayName: z.string(),
  /** Ids of the fields that this person may change. */
  fields: z.array(z.string()),
  /** An IBAN is shown masked. */
  values: valuesSchema,
  identityMode: z.enum(['real', 'test']),
  /** Newest first, at most 100. */
  changes: z.array(
    z.object({
      changeId: z.uuid(),
      field: z.string(),
      changedAt: z.iso.datetime(),
      /** Changed by the person, or by the operator at the person's request. */
      by: z.enum(['self', 'operator']),
      before: z.string(),
      after: z.string(),
      /** Of the operator: why, and the exchange with support that asked for it. */
      reason: z.string().nullable(),
      ticketId: z.uuid().nullable(),
    }),
  ),
});
export type ProfileView = z.infer<typeof profileSchema>;

export const getProfile = defineOperation({
  id: 'profile.get',
  method: 'GET',
  path: '/api/profile',
  summary: 'One’s own data and what became of them (A-009)',
  response: json(profileSchema),
  errors: ['profile.not_found'],
});

export const saveProfile = defineOperation({
  id: 'profile.save',
  method: 'PUT',
  path: '/api/profile',
  summary: 'Change one’s own data (A-009, B-043); a changed identity is verified again',
  body: z.strictObject({ answers: answersSchema }),
  response: json(z.object({ isVerifiedAgain: z.boolean() })),
  errors: ['profile.refused', 'profile.not_found'],
});

const reason = z
  .string()
  .trim()
  .min(10, 'Donnez la raison en une phrase.')
  .max(500, 'Cette raison est trop longue : 500 caractères au plus.');

export const lookUpProfile = defineOperation({
  id: 'operator.look-up-profile',
  method: 'POST',
  path: '/api/operator/profile-look-up',
  summary:
    'Find one account by its exact address, its RPPS or its ticket, to correct it as asked (B-043); logged with its reason, never a list (A-081)',
  body: z
    .strictObject({
      email: emailSchema.optional(),
      rpps: z.string().max(30, 'Un numéro RPPS compte 11 chiffres.').optional(),
      ticketId: z.uuid().optional(),
      reason,
    })
    .refine((body) => [body.email, body.rpps, body.ticketId].filter(Boolean).length === 1, {
      path: ['email'],
      message: 'Indiquez une adresse ou un numéro RPPS, l’un des deux.',
    }),
  response: json(profileSchema),
  errors: ['profile.not_found', 'profile.several', 'profile.bad_rpps'],
});

export const correctProfile = defineOperation({
  id: 'operator.correct-profile',
  method: 'PUT',
  path: '/api/operator/profiles/:accountId',
  summary: 'Change somebody’s data as asked by mail (B-043); logged, and told to the person',
  params: z.strictObject({ accountId: z.uuid() }),
  body: z.strictObject({
    answers: answersSchema,
    reason,
    /** The exchange with support that asked for it. */
    ticketId: z.uuid().nullable().default(null),
  }),
  response: empty,
  errors: ['profile.refused', 'profile.not_found', 'profile.other_ticket'],
});

export const profileOperations = [getProfile, saveProfile, lookUpProfile, correctProfile] as const;
