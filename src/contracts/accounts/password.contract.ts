import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';

const known = z.string().min(1, 'Saisissez votre mot de passe.').max(200, 'Ce mot de passe est trop long.');
const chosen = z.string().min(1, 'Choisissez un mot de passe.').max(200, 'Ce mot de passe est trop long.');

export const askPasswordReset = defineOperation({
  id: 'password.ask-reset',
  method: 'POST',
  path: '/api/password-resets',
  summary: 'Ask for a link to choose a new password; the answer is the same for every address (B-038, A-079)',
  body: z.strictObject({
    email: z
      .string()
      .trim()
      .min(1, 'Saisissez votre adresse e-mail.')
      .max(254, 'Cette adresse est trop longue.'),
  }),
  response: empty,
  errors: ['session.too_many_attempts'],
});

export const choosePassword = defineOperation({
  id: 'password.choose',
  method: 'POST',
  path: '/api/password-resets/choice',
  summary: 'A new password by a link that works once; ends every session (B-038)',
  body: z.strictObject({ token: z.string().min(1).max(200), password: chosen }),
  response: empty,
  errors: ['password.link_spent', 'password.refused', 'session.too_many_attempts'],
});

export const changePassword = defineOperation({
  id: 'password.change',
  method: 'POST',
  path: '/api/me/password',
  summary: 'Another password; the present one is asked, the other sessions end',
  body: z.strictObject({ current: known, password: chosen }),
  response: empty,
  errors: ['account.wrong_password', 'password.refused', 'session.too_many_attempts'],
});

/** In months; 0 is never. */
export const reminderChoices = [0, 3, 6, 12, 24] as const;
const reminderSchema = z.union(reminderChoices.map((months) => z.literal(months)));

export const getPassword = defineOperation({
  id: 'password.get',
  method: 'GET',
  path: '/api/me/password',
  summary: 'Since when one’s password is what it is, and the reminder to change it (A-014)',
  response: json(
    z.object({
      changedAt: z.iso.datetime(),
      reminderMonths: z.number().int(),
      /** An administrator’s yearly reminder, unless chosen otherwise. */
      isDefault: z.boolean(),
      isDue: z.boolean(),
    }),
  ),
});

export const setPasswordReminder = defineOperation({
  id: 'password.set-reminder',
  method: 'PUT',
  path: '/api/me/password/reminder',
  summary: 'After how many months to be reminded to change it; 0 for never (A-014)',
  body: z.strictObject({ months: reminderSchema }),
  response: empty,
});

export const declareCompromised = defineOperation({
  id: 'account.declare-compromised',
  method: 'POST',
  path: '/api/me/compromised',
  summary:
    'Somebody else may have got in: ends every session, asks support, sends a link for a new password (A-011)',
  body: z.strictObject({ confirm: z.literal(true) }),
  response: empty,
});

export const passwordOperations = [
  askPasswordReset,
  choosePassword,
  changePassword,
  getPassword,
  setPasswordReminder,
  declareCompromised,
] as const;
