import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';

/** A page of this application: one slash, then plain segments; no other host, no query, nothing coded. */
const returnPathSchema = z
  .string()
  .max(200)
  .regex(/^\/(?:[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*)?$/, 'Cette adresse de retour n’est pas possible.');

const practiceSchema = z.object({
  name: z.string(),
  profession: z.enum(['pharmacist', 'doctor']).nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
});
export type PracticeView = z.infer<typeof practiceSchema>;

const passwordBody = z.strictObject({
  password: z.string().min(1, 'Saisissez votre mot de passe.').max(200, 'Ce mot de passe est trop long.'),
});

const address = json(z.object({ url: z.string() }));

export const beginPsc = defineOperation({
  id: 'session.psc-begin',
  method: 'POST',
  path: '/api/session/psc',
  summary: 'Where to send the browser to sign in by Pro Santé Connect',
  body: z.strictObject({ returnTo: returnPathSchema.default('/') }),
  response: address,
  errors: ['psc.not_offered', 'psc.unavailable', 'session.too_many_attempts'],
});

export const completePsc = defineOperation({
  id: 'session.psc-complete',
  method: 'POST',
  path: '/api/session/psc/complete',
  summary: 'Comes back from Pro Santé Connect: signs in, links, or tells what is still to choose',
  body: z.strictObject({
    /** What stands behind the `?` of the return address. */
    query: z.string().max(4_000),
  }),
  response: json(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('signed-in'), returnTo: z.string() }),
      z.object({ outcome: z.literal('choose-practice'), practices: z.array(practiceSchema) }),
      z.object({ outcome: z.literal('linked') }),
      /** Proved, but no account knows this person: registration may begin with what is known. */
      z.object({ outcome: z.literal('unknown') }),
    ]),
  ),
  errors: [
    'psc.not_offered',
    'psc.unavailable',
    'psc.refused',
    'psc.denied',
    'psc.expired',
    'psc.way_closed',
    'psc.other_person',
    'psc.already_linked',
    'session.too_many_attempts',
  ],
});

export const choosePractice = defineOperation({
  id: 'session.psc-choose-practice',
  method: 'POST',
  path: '/api/session/psc/practice',
  summary: 'Signs in at one of the places where the person works',
  body: z.strictObject({ index: z.number().int().min(0).max(999) }),
  response: json(z.object({ returnTo: z.string() })),
  errors: ['psc.expired', 'psc.way_closed'],
});

export const getPscLogout = defineOperation({
  id: 'psc.logout-address',
  method: 'GET',
  path: '/api/session/psc/logout',
  summary: 'Where to sign out at Pro Santé Connect too, if this session came from there',
  response: json(z.object({ url: z.string().nullable() })),
});

export const getPscLink = defineOperation({
  id: 'psc.get-link',
  method: 'GET',
  path: '/api/account/psc',
  summary: 'Whether the own account is linked to Pro Santé Connect, and the place chosen in this session',
  response: json(
    z.object({
      isOffered: z.boolean(),
      linkedAt: z.iso.datetime().nullable(),
      practice: practiceSchema.nullable(),
    }),
  ),
});

export const beginPscLink = defineOperation({
  id: 'psc.begin-link',
  method: 'POST',
  path: '/api/account/psc',
  summary:
    'Where to send the browser to link the own account to Pro Santé Connect; the password is asked again',
  body: passwordBody,
  response: address,
  errors: [
    'psc.not_offered',
    'psc.unavailable',
    'psc.way_closed',
    'account.wrong_password',
    'session.too_many_attempts',
  ],
});

export const removePscLink = defineOperation({
  id: 'psc.remove-link',
  method: 'POST',
  path: '/api/account/psc/removal',
  summary: 'Unlinks the own account from Pro Santé Connect; the password is asked again',
  body: passwordBody,
  response: empty,
  errors: ['psc.last_way', 'account.wrong_password', 'session.too_many_attempts'],
});

export const pscOperations = [
  beginPsc,
  completePsc,
  choosePractice,
  getPscLogout,
  getPscLink,
  beginPscLink,
  removePscLink,
] as const;
