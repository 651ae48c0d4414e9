import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { emailSchema } from '../values/email.ts';

export const registrationRoleSchema = z.enum(['pharmacist', 'doctor']);

/** What was typed, kept as typed until it is complete; 60 fields at most. */
export const answersSchema = z
  .record(
    z.string().regex(/^[a-zA-Z]{1,40}$/),
    z.union([z.string().max(400, 'Ce texte est trop long.'), z.boolean()]),
  )
  .refine((answers) => Object.keys(answers).length <= 60, 'Trop de champs.');

const tokenSchema = z.string().min(1).max(200);

export const registrationViewSchema = z.object({
  role: registrationRoleSchema,
  formId: z.string(),
  formVersion: z.number().int(),
  answers: z.record(z.string(), z.union([z.string(), z.boolean()])),
  isEmailConfirmed: z.boolean(),
  isCompleted: z.boolean(),
  /** Which numbers are taken: `test` on an instance that is not live. */
  identityMode: z.enum(['real', 'test']),
  acceptsMinors: z.boolean(),
  /** The pharmacy of an invitation: its fields are already known. */
  invitedTo: z.object({ name: z.string() }).nullable(),
  /** The version of the terms to accept with this form (B-014); null while none is published. */
  terms: z
    .object({
      versionId: z.string(),
      /** Everything that is accepted with the one box. */
      texts: z.array(z.object({ title: z.string(), path: z.string() })),
      /** The words kept with the acceptance. */
      attestation: z.string(),
    })
    .nullable(),
});
export type RegistrationView = z.infer<typeof registrationViewSchema>;

export const beginRegistration = defineOperation({
  id: 'registration.begin',
  method: 'POST',
  path: '/api/registration',
  summary: 'Begin to register; the same answer whether the address is known or not (A-079, B-024)',
  body: z.strictObject({
    role: registrationRoleSchema,
    email: emailSchema,
    password: z.string().min(1, 'Choisissez un mot de passe.').max(200, 'Ce mot de passe est trop long.'),
    /** Token of an invitation by a colleague. */
    invitation: tokenSchema.optional(),
  }),
  response: empty,
  errors: ['registration.too_many', 'password.refused'],
});

export const confirmEmail = defineOperation({
  id: 'registration.confirm-email',
  method: 'POST',
  path: '/api/registration/confirmation',
  summary: 'Confirm the address by the link that was sent to it',
  body: z.strictObject({
    token: tokenSchema,
    password: z.string().min(1, 'Saisissez votre mot de passe.').max(200, 'Ce mot de passe est trop long.'),
  }),
  response: empty,
  errors: ['registration.link_gone', 'registration.wrong_password', 'registration.too_many'],
});

export const resendConfirmation = defineOperation({
  id: 'registration.resend-confirmation',
  method: 'POST',
  path: '/api/registration/confirmation-mail',
  summary: 'Send the link again; the former one closes',
  response: empty,
  errors: ['registration.too_many', 'registration.over'],
});

export const getRegistration = defineOperation({
  id: 'registration.get',
  method: 'GET',
  path: '/api/registration',
  summary: 'One’s own registration, to go on with it on any device',
  response: json(registrationViewSchema),
});

export const saveRegistration = defineOperation({
  id: 'registration.save',
  method: 'PUT',
  path: '/api/registration/answers',
  summary: 'Keep what was typed, field by field; fields not sent stay as they are',
  body: z.strictObject({ answers: answersSchema }),
  response: empty,
  errors: ['registration.email_unconfirmed', 'registration.over'],
});

export const completeRegistration = defineOperation({
  id: 'registration.complete',
  method: 'POST',
  path: '/api/registration/completion',
  summary: 'Send the completed form (B-032, B-042)',
  body: z.strictObject({ acceptedTerms: z.string().max(80).nullable() }),
  response: empty,
  errors: [
    'registration.incomplete',
    'registration.email_unconfirmed',
    'registration.over',
    'registration.terms_changed',
  ],
});

export const registrationOperations = [
  beginRegistration,
  confirmEmail,
  resendConfirmation,
  getRegistration,
  saveRegistration,
  completeRegistration,
] as const;
