import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { emailSchema } from '../values/email.ts';

const known = z.string().min(1, 'Saisissez votre mot de passe.').max(200, 'Ce mot de passe est trop long.');
const token = z.strictObject({ token: z.string().min(1).max(200) });

export const getEmail = defineOperation({
  id: 'email.get',
  method: 'GET',
  path: '/api/me/email',
  summary: 'One’s own address, and the change of it that waits for its confirmation (B-024)',
  response: json(
    z.object({
      email: z.string(),
      pending: z
        .object({ email: z.string(), askedAt: z.iso.datetime(), expiresAt: z.iso.datetime() })
        .nullable(),
    }),
  ),
});

export const askEmailChange = defineOperation({
  id: 'email.ask-change',
  method: 'POST',
  path: '/api/me/email/change',
  summary:
    'Another address; the answer is the same whoever has it, and nothing changes before its link is opened',
  body: z.strictObject({ email: emailSchema, password: known }),
  response: empty,
  errors: ['account.wrong_password', 'email.same', 'session.too_many_attempts'],
});

export const withdrawEmailChange = defineOperation({
  id: 'email.withdraw-change',
  method: 'POST',
  path: '/api/me/email/change/withdrawal',
  summary: 'Give up a change that is not confirmed',
  response: empty,
});

export const confirmEmailChange = defineOperation({
  id: 'email.confirm-change',
  method: 'POST',
  path: '/api/email-changes/confirmation',
  summary: 'The new address counts, by the link sent to it; the former one is told (B-024)',
  body: token,
  response: empty,
  errors: ['email.link_spent', 'session.too_many_attempts'],
});

export const undoEmailChange = defineOperation({
  id: 'email.undo-change',
  method: 'POST',
  path: '/api/email-changes/undoing',
  summary:
    '« Ce n’est pas moi » from the former address: it counts again, sessions end, support is told (A-011)',
  body: token,
  response: json(z.object({ isRestored: z.boolean() })),
  errors: ['email.link_spent', 'session.too_many_attempts'],
});

export const emailChangeOperations = [
  getEmail,
  askEmailChange,
  withdrawEmailChange,
  confirmEmailChange,
  undoEmailChange,
] as const;
