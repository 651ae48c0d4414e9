import { z } from 'zod';
import { accountRoleSchema } from '../accounts/account.vocabulary.ts';
import { defineOperation, empty, json } from '../operation.ts';

/** What the terms reserve to the operator and he may authorise (A-119, B-049). A new one is a decision, never a free text. */
export const grantScopes = ['dermoscopic-on-skin', 'own-data-by-token'] as const;
export const grantScopeSchema = z.enum(grantScopes, 'Choisissez ce qui est autorisé.');
export type GrantScope = (typeof grantScopes)[number];

/** What a token may read of its holder: never a case, never somebody else. */
export const tokenReads = ['messages', 'acceptances', 'authorisations'] as const;
export const tokenReadSchema = z.enum(tokenReads);
export type TokenRead = (typeof tokenReads)[number];

/** The beginning of every token, so that one found in a file or a log is recognised. */
export const tokenPrefix = 'csl_';
export const mostTokenDays = 365;
/** Tokens of one grant that work at the same time. */
export const mostTokens = 5;
/** A grant lasts at most two years; then it is thought over again. */
export const mostGrantDays = 730;

const when = z.iso.datetime();

export const grantStates = ['planned', 'in-force', 'over', 'revoked'] as const;
export type GrantState = (typeof grantStates)[number];

export const tokenSchema = z.object({
  tokenId: z.uuid(),
  name: z.string(),
  reads: z.array(tokenReadSchema).max(tokenReads.length),
  state: z.enum(['in-force', 'over', 'revoked']),
  createdAt: when,
  expiresAt: when,
  lastUsedAt: when.nullable(),
});
export type ApiToken = z.infer<typeof tokenSchema>;

export const grantSchema = z.object({
  grantId: z.uuid(),
  scope: grantScopeSchema,
  state: z.enum(grantStates),
  fromAt: when,
  untilAt: when,
  grantedAt: when,
  reason: z.string(),
  revokedAt: when.nullable(),
  revocation: z.string(),
  tokens: z.array(tokenSchema).max(100),
});
export type Grant = z.infer<typeof grantSchema>;

const items = z.array(grantSchema).max(50);
const reason = z
  .string()
  .trim()
  .min(10, 'Écrivez le motif : la personne concernée le lira.')
  .max(2_000, 'Ce texte est trop long.');

export const listOwnGrants = defineOperation({
  id: 'grants.list-own',
  method: 'GET',
  path: '/api/me/grants',
  summary: 'One’s own authorisations and their tokens, newest first, at most 50',
  response: json(z.object({ items })),
});

export const createToken = defineOperation({
  id: 'grants.create-token',
  method: 'POST',
  path: '/api/me/grants/:grantId/tokens',
  summary: 'Make a token that reads some of one’s own data; shown once (A-066, A-119)',
  params: z.strictObject({ grantId: z.uuid() }),
  body: z.strictObject({
    name: z.string().trim().min(2, 'Donnez un nom à ce jeton.').max(80, 'Ce nom est trop long.'),
    reads: z.array(tokenReadSchema).min(1, 'Choisissez ce que le jeton peut lire.').max(tokenReads.length),
    days: z
      .number('Indiquez une durée en jours.')
      .int('Indiquez un nombre entier de jours.')
      .min(1, 'Un jour au moins.')
      .max(mostTokenDays, 'Un an au plus.'),
    password: z.string().min(1, 'Saisissez votre mot de passe.').max(200, 'Ce mot de passe est trop long.'),
  }),
  /** `token` is null when the request was repeated: it was shown the first time. */
  response: json(z.object({ tokenId: z.uuid(), expiresAt: when, token: z.string().nullable() }), 201),
  errors: [
    'grant.not_found',
    'grant.not_in_force',
    'grant.too_many_tokens',
    'account.wrong_password',
    'session.too_many_attempts',
  ],
});

export const revokeOwnToken = defineOperation({
  id: 'grants.revoke-own-token',
  method: 'POST',
  path: '/api/me/tokens/:tokenId/revocation',
  summary: 'Make one’s own token useless at once; repeating it changes nothing',
  params: z.strictObject({ tokenId: z.uuid() }),
  response: empty,
  errors: ['grant.token_not_found'],
});

export const getAccountGrants = defineOperation({
  id: 'grants.get-account',
  method: 'GET',
  path: '/api/operator/accounts/:accountId/grants',
  summary: 'Operator: the authorisations of one account, newest first, at most 50',
  params: z.strictObject({ accountId: z.uuid() }),
  response: json(z.object({ accountId: z.uuid(), displayName: z.string(), role: accountRoleSchema, items })),
  errors: ['account.unknown'],
});

export const giveGrant = defineOperation({
  id: 'grants.give',
  method: 'POST',
  path: '/api/operator/accounts/:accountId/grants',
  summary: 'Operator: authorise one account, in writing, from a day to a day (A-119)',
  params: z.strictObject({ accountId: z.uuid() }),
  body: z.strictObject({
    scope: grantScopeSchema,
    /** Null: from now on. */
    fromAt: when.nullable(),
    untilAt: z.iso.datetime('Choisissez la date de fin.'),
    reason,
  }),
  response: json(z.object({ grantId: z.uuid() }), 201),
  errors: [
    'account.unknown',
    'grant.already_held',
    'grant.bad_dates',
    'grant.too_long',
    'grant.wrong_role',
    'grant.own_account',
  ],
});

export const revokeGrant = defineOperation({
  id: 'grants.revoke',
  method: 'POST',
  path: '/api/operator/grants/:grantId/revocation',
  summary: 'Operator: take an authorisation back at once, with its tokens',
  params: z.strictObject({ grantId: z.uuid() }),
  body: z.strictObject({ reason }),
  response: empty,
  errors: ['grant.not_found', 'grant.already_over'],
});

export const revokeToken = defineOperation({
  id: 'grants.revoke-token',
  method: 'POST',
  path: '/api/operator/tokens/:tokenId/revocation',
  summary: 'Operator: make one token useless at once; repeating it changes nothing',
  params: z.strictObject({ tokenId: z.uuid() }),
  response: empty,
  errors: ['grant.token_not_found'],
});

export const grantOperations = [
  listOwnGrants,
  createToken,
  revokeOwnToken,
  getAccountGrants,
  giveGrant,
  revokeGrant,
  revokeToken,
] as const;
