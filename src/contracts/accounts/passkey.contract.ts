import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';

const password = z
  .string()
  .min(1, 'Saisissez votre mot de passe.')
  .max(200, 'Ce mot de passe est trop long.');

const coded = (max: number) =>
  z
    .string()
    .min(1, 'Cette réponse est vide.')
    .max(max, 'Cette réponse est trop longue.')
    .regex(/^[A-Za-z0-9_-]+$/, 'Cette réponse n’est pas lisible.');

/** How the browser reaches the device: names of the standard; unknown ones are kept as they are. */
const transports = z
  .array(z.string().regex(/^[a-z-]{1,20}$/, 'Ce nom n’est pas connu.'))
  .max(10, 'Il y a trop de noms.');

export const passkeyNameMax = 60;
const name = z
  .string()
  .trim()
  .min(1, 'Donnez un nom à cette clé.')
  .max(passkeyNameMax, 'Ce nom est trop long : soixante signes au plus.');

/** What a browser answers once a passkey is made (WebAuthn, attestation); `collected` is its clientDataJSON. */
const attestation = z.strictObject({
  id: coded(1_400),
  response: z.strictObject({
    collected: coded(4_000),
    attestationObject: coded(16_000),
    transports,
  }),
});
export type AttestationBody = z.infer<typeof attestation>;

/** What a browser answers once a passkey was used (WebAuthn, assertion); `accountHandle` is its userHandle. */
const assertion = z.strictObject({
  id: coded(1_400),
  response: z.strictObject({
    collected: coded(4_000),
    authenticatorData: coded(4_000),
    signature: coded(2_000),
    accountHandle: coded(100).nullish(),
  }),
});
export type AssertionBody = z.infer<typeof assertion>;

/** Credentials that the browser knows by their ids. */
const known = z.array(z.object({ id: z.string(), transports: z.array(z.string()).max(10) })).max(50);

/** What the browser is told to make; finger, face or PIN, and a place on the device, are asked for in any case. */
const creationSchema = z.object({
  partyId: z.string(),
  partyName: z.string(),
  account: z.object({ handle: z.string(), name: z.string() }),
  challenge: z.string(),
  /** COSE numbers, best first. */
  algorithms: z.array(z.number().int()).max(10),
  timeoutMs: z.number().int(),
  known,
});
export type PasskeyCreation = z.infer<typeof creationSchema>;

const requestSchema = z.object({
  partyId: z.string(),
  challenge: z.string(),
  timeoutMs: z.number().int(),
  /** Empty where nobody has said who he is. */
  known,
});
export type PasskeyRequest = z.infer<typeof requestSchema>;

const passkeySchema = z.object({
  passkeyId: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** Kept by a password manager on several devices. */
  isSynced: z.boolean(),
});
export type PasskeyView = z.infer<typeof passkeySchema>;

const params = z.strictObject({ passkeyId: z.uuid('Cet identifiant n’est pas valable.') });

export const listPasskeys = defineOperation({
  id: 'passkeys.list',
  method: 'GET',
  path: '/api/me/passkeys',
  summary: 'The passkeys of one’s own account, and whether more may be added (A-080)',
  response: json(z.object({ items: z.array(passkeySchema).max(50), mayAdd: z.boolean() })),
});

export const beginPasskey = defineOperation({
  id: 'passkeys.begin',
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: 'What the browser needs to make a passkey; the password is asked again',
  body: z.strictObject({ password }),
  response: json(creationSchema),
  errors: ['passkey.not_offered', 'passkey.too_many', 'account.wrong_password', 'session.too_many_attempts'],
});

export const addPasskey = defineOperation({
  id: 'passkeys.add',
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Keep the passkey that was just made; answers recovery codes, once, when it is the first factor',
  body: z.strictObject({ name, credential: attestation }),
  response: json(z.object({ recoveryCodes: z.array(z.string()).max(10) })),
  errors: [
    'passkey.not_offered',
    'passkey.expired',
    'passkey.refused',
    'passkey.already_added',
    'passkey.too_many',
  ],
});

export const renamePasskey = defineOperation({
  id: 'passkeys.rename',
  method: 'PUT',
  path: '/api/me/passkeys/:passkeyId/name',
  summary: 'Give one’s own passkey another name',
  params,
  body: z.strictObject({ name }),
  response: empty,
  errors: ['passkey.not_found'],
});

export const removePasskey = defineOperation({
  id: 'passkeys.remove',
  method: 'POST',
  path: '/api/me/passkeys/:passkeyId/removal',
  summary: 'Remove a passkey; the password is asked again',
  params,
  body: z.strictObject({ password }),
  response: empty,
  errors: ['passkey.not_found', 'account.wrong_password', 'session.too_many_attempts'],
});

export const getFactorChoice = defineOperation({
  id: 'session.factor-choice',
  method: 'GET',
  path: '/api/session/second-factor',
  summary: 'What the second step of signing in can be done with, once the password was right',
  response: json(z.object({ hasTotp: z.boolean(), hasPasskey: z.boolean() })),
});

export const beginPasskeyProof = defineOperation({
  id: 'session.begin-passkey-proof',
  method: 'POST',
  path: '/api/session/passkey-proof/options',
  summary: 'What the browser needs to prove a passkey of the account that is signed in',
  response: json(requestSchema),
  errors: ['factor.not_begun', 'passkey.way_closed', 'session.too_many_attempts'],
});

export const finishPasskeyProof = defineOperation({
  id: 'session.finish-passkey-proof',
  method: 'POST',
  path: '/api/session/passkey-proof',
  summary:
    'Finish signing in with a passkey as the second factor, or unlock the session with it (A-010); the cookie changes',
  body: z.strictObject({ credential: assertion }),
  response: empty,
  errors: ['passkey.expired', 'passkey.refused', 'passkey.way_closed'],
});

export const beginPasskeySignIn = defineOperation({
  id: 'session.begin-passkey-sign-in',
  method: 'POST',
  path: '/api/session/passkey/options',
  summary: 'What the browser needs to sign in by a passkey alone; names no account',
  response: json(requestSchema),
  errors: ['passkey.not_offered', 'session.too_many_attempts'],
});

export const signInWithPasskey = defineOperation({
  id: 'session.passkey-sign-in',
  method: 'POST',
  path: '/api/session/passkey',
  summary: 'Sign in by a passkey alone: the device and who unlocks it are both factors',
  body: z.strictObject({ credential: assertion }),
  response: empty,
  errors: [
    'passkey.not_offered',
    'passkey.expired',
    'passkey.refused',
    'passkey.way_closed',
    'session.too_many_attempts',
  ],
});

export const passkeyOperations = [
  listPasskeys,
  beginPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  getFactorChoice,
  beginPasskeyProof,
  finishPasskeyProof,
  beginPasskeySignIn,
  signInWithPasskey,
] as const;
