import { z } from 'zod';
import { formIdSchema } from '../forms/form-id.ts';
import { trackerSchema } from '../legal/cookies.ts';
import { defineOperation, empty, json } from '../operation.ts';
import { accountRoleSchema, expertTierSchema, hindranceSchema } from './account.vocabulary.ts';

export const accountViewSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  role: accountRoleSchema,
  pharmacy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  expertTier: expertTierSchema.nullable(),
  /** B-049: may add dermoscopic photos to the form « peau ». */
  mayAddDermoscopicToSkin: z.boolean(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

export const sessionViewSchema = z.object({
  account: accountViewSchema.nullable(),
  /** What the person has to settle before the service opens; null when nothing is in the way. */
  hindrance: hindranceSchema.nullable(),
  instance: z.object({
    name: z.string(),
    operatorName: z.string(),
    isDemo: z.boolean(),
    offersAlgorithmTraining: z.boolean(),
    idleMinutes: z.number().int(),
    /** Minutes without use after which the screen and the session lock. */
    lockMinutes: z.number().int(),
    /** Sign-in by Pro Santé Connect is set up. */
    offersPsc: z.boolean(),
    /** Sign-in by a passkey is open to somebody, and the public address allows it. */
    offersPasskeys: z.boolean(),
    /** Tiers at which a request may start, by form: the usual one first, then those a pharmacy may ask for (B-139). */
    openStartTiers: z.record(formIdSchema, z.array(expertTierSchema)),
    /** What the operator added to the strictly necessary cookies; usually nothing. */
    otherTrackers: z.array(trackerSchema).max(10),
    /** B-028: a recogniser of the instance's own; and whether the browser maker's may be offered, with a warning. */
    dictation: z.object({ hasServer: z.boolean(), allowsBrowserCloud: z.boolean() }),
    /** Only on a demo instance; empty otherwise. */
    demoAccounts: z.array(z.object({ label: z.string(), email: z.string(), password: z.string() })),
  }),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

const credentials = {
  email: z
    .string()
    .trim()
    .min(1, 'Saisissez votre adresse e-mail.')
    .max(254, 'Cette adresse est trop longue.'),
  password: z.string().min(1, 'Saisissez votre mot de passe.').max(200, 'Ce mot de passe est trop long.'),
};

export const getSession = defineOperation({
  id: 'session.get',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, and what this instance is',
  response: json(sessionViewSchema),
});

export const signIn = defineOperation({
  id: 'session.sign-in',
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with e-mail and password (B-022, B-024)',
  body: z.strictObject(credentials),
  response: json(sessionViewSchema),
  errors: ['session.bad_credentials', 'session.too_many_attempts'],
});

export const signOut = defineOperation({
  id: 'session.sign-out',
  method: 'DELETE',
  path: '/api/session',
  summary: 'End the server session (B-036)',
  response: empty,
});

export const sessionOperations = [getSession, signIn, signOut] as const;
