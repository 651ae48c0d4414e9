import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';

const code = z
  .string()
  .trim()
  .min(6, 'Saisissez le code en entier.')
  .max(20, 'Ce code est trop long.')
  .transform((typed) => typed.toUpperCase().replaceAll(/[\s-]/g, ''));
const password = z
  .string()
  .min(1, 'Saisissez votre mot de passe.')
  .max(200, 'Ce mot de passe est trop long.');

export const secondFactorViewSchema = z.object({
  hasTotp: z.boolean(),
  hasPasskey: z.boolean(),
  /** Recovery codes that still work. */
  recoveryCodesLeft: z.number().int(),
  /** An authenticator application may be added. */
  mayAddTotp: z.boolean(),
});
export type SecondFactorView = z.infer<typeof secondFactorViewSchema>;

/** Shown this once; the server keeps digests only. */
const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });

export const getSecondFactor = defineOperation({
  id: 'second-factor.get',
  method: 'GET',
  path: '/api/me/second-factor',
  summary: 'Whether one’s own account has a second factor (B-022)',
  response: json(secondFactorViewSchema),
});

export const beginTotp = defineOperation({
  id: 'second-factor.begin-totp',
  method: 'POST',
  path: '/api/me/totp',
  summary: 'A new secret for an authenticator application; counts only once it is confirmed (RFC 6238)',
  body: z.strictObject({ password }),
  response: json(z.object({ secret: z.string(), uri: z.string() })),
  errors: ['factor.already_set', 'factor.way_closed', 'account.wrong_password', 'session.too_many_attempts'],
});

export const confirmTotp = defineOperation({
  id: 'second-factor.confirm-totp',
  method: 'POST',
  path: '/api/me/totp/confirmation',
  summary: 'A first code sets the second factor; answers the recovery codes, once',
  body: z.strictObject({ code }),
  response: json(recoveryCodesSchema),
  errors: ['factor.not_begun', 'factor.wrong_code', 'session.too_many_attempts'],
});

export const removeTotp = defineOperation({
  id: 'second-factor.remove-totp',
  method: 'POST',
  path: '/api/me/totp/removal',
  summary: 'Remove the second factor; the password is asked again',
  body: z.strictObject({ password }),
  response: empty,
  errors: ['factor.not_begun', 'account.wrong_password', 'session.too_many_attempts'],
});

export const renewRecoveryCodes = defineOperation({
  id: 'second-factor.renew-recovery-codes',
  method: 'POST',
  path: '/api/me/recovery-codes',
  summary: 'New recovery codes, shown once; the former ones stop working',
  body: z.strictObject({ password }),
  response: json(recoveryCodesSchema),
  errors: ['factor.not_begun', 'account.wrong_password', 'session.too_many_attempts'],
});

export const verifySecondFactor = defineOperation({
  id: 'session.verify-second-factor',
  method: 'POST',
  path: '/api/session/second-factor',
  summary: 'Finish signing in with a code of the application or a recovery code; the cookie changes',
  body: z.strictObject({ code }),
  response: empty,
  errors: ['factor.not_begun', 'factor.wrong_code', 'session.too_many_attempts'],
});

export const secondFactorOperations = [
  getSecondFactor,
  beginTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  verifySecondFactor,
] as const;
