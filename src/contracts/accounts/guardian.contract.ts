import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { emailSchema } from '../values/email.ts';
import { personNameSchema } from '../values/person-name.ts';

/** What a guardian is to the person: parents, or who represents a child or a protected adult. */
export const guardianRelations = ['mother', 'father', 'representative'] as const;
export type GuardianRelation = (typeof guardianRelations)[number];
const relationSchema = z.enum(guardianRelations, 'Choisissez le lien.');

/** Why an account needs a guardian's consent. */
export const guardianNeeds = ['minor', 'protected'] as const;
export type GuardianNeed = (typeof guardianNeeds)[number];
const needSchema = z.enum(guardianNeeds);

export const guardianStates = ['asked', 'given', 'refused', 'withdrawn'] as const;
export type GuardianState = (typeof guardianStates)[number];

const when = z.iso.datetime();

export const ownGuardianSchema = z.object({
  /** Null for every account that needs nobody's consent, professionals among them. */
  need: needSchema.nullable(),
  guardian: z
    .object({
      name: z.string(),
      relation: relationSchema,
      /** Masked: `p•••@exemple.fr`. */
      email: z.string(),
      state: z.enum(guardianStates),
      askedAt: when,
      decidedAt: when.nullable(),
      withdrawnAt: when.nullable(),
    })
    .nullable(),
});
export type OwnGuardian = z.infer<typeof ownGuardianSchema>;

export const getOwnGuardian = defineOperation({
  id: 'guardian.get-own',
  method: 'GET',
  path: '/api/me/guardian',
  summary: 'Whether one’s own account waits for a guardian, and where it stands (A-006)',
  response: json(ownGuardianSchema),
});

export const nameGuardian = defineOperation({
  id: 'guardian.name',
  method: 'PUT',
  path: '/api/me/guardian',
  summary: 'Name the guardian, who is written to at an address of his own; who was asked before is replaced',
  body: z.strictObject({ name: personNameSchema, relation: relationSchema, email: emailSchema }),
  response: empty,
  errors: ['guardian.not_needed', 'guardian.own_address', 'guardian.already_given', 'guardian.too_many'],
});

export const resendGuardianMail = defineOperation({
  id: 'guardian.resend',
  method: 'POST',
  path: '/api/me/guardian/mail',
  summary: 'Write to the guardian again; the former link closes',
  response: empty,
  errors: ['guardian.not_needed', 'guardian.not_asked', 'guardian.too_many'],
});

const token = z.string().min(1).max(200);

/** What the page of a guardian's link shows. */
export const guardianPageSchema = z.object({
  /** `decide`: the link of the request. `standing`: that of a consent in force, which can be withdrawn. */
  kind: z.enum(['decide', 'standing']),
  need: needSchema,
  /** First name and an initial: whoever is written to by mistake learns no more. */
  person: z.string(),
  name: z.string(),
  relation: relationSchema,
  textVersion: z.number().int(),
  decidedAt: when.nullable(),
});
export type GuardianPage = z.infer<typeof guardianPageSchema>;

export const readGuardianLink = defineOperation({
  id: 'guardian.read-link',
  method: 'POST',
  path: '/api/guardian/reading',
  summary: 'What a guardian’s link is for; the link stays open',
  body: z.strictObject({ token }),
  response: json(guardianPageSchema),
  errors: ['guardian.link_gone', 'guardian.too_many'],
});

export const decideAsGuardian = defineOperation({
  id: 'guardian.decide',
  method: 'POST',
  path: '/api/guardian/decision',
  summary: 'Consent, or refuse, by one’s own link, once (A-006)',
  body: z
    .strictObject({
      token,
      isGiven: z.boolean(),
      /** As the guardian writes it himself. */
      name: z.string().max(400).default(''),
      relation: relationSchema.optional(),
      hasAuthority: z.boolean().default(false),
      /** The version of the text that was shown. */
      textVersion: z.number().int(),
    })
    .superRefine((body, context) => {
      if (!body.isGiven) return;
      const name = personNameSchema.safeParse(body.name);
      if (!name.success) {
        const message = name.error.issues[0]?.message ?? '';
        context.addIssue({ code: 'custom', path: ['name'], message });
      }
      if (!body.relation) {
        context.addIssue({ code: 'custom', path: ['relation'], message: 'Choisissez votre lien.' });
      }
      if (!body.hasAuthority) {
        const message = 'Cochez cette déclaration pour donner votre accord.';
        context.addIssue({ code: 'custom', path: ['hasAuthority'], message });
      }
    }),
  response: empty,
  errors: ['guardian.link_gone', 'guardian.text_changed', 'guardian.not_needed', 'guardian.too_many'],
});

export const withdrawAsGuardian = defineOperation({
  id: 'guardian.withdraw',
  method: 'POST',
  path: '/api/guardian/withdrawal',
  summary: 'Withdraw a consent at any time; the account sleeps at once',
  body: z.strictObject({ token }),
  response: empty,
  errors: ['guardian.link_gone', 'guardian.too_many'],
});

export const askGuardianLink = defineOperation({
  id: 'guardian.ask-link',
  method: 'POST',
  path: '/api/guardian/link',
  summary:
    'A new link to withdraw, for who consented from this address; the same answer for any other (A-079)',
  body: z.strictObject({ email: emailSchema }),
  response: empty,
  errors: ['guardian.too_many'],
});

export const guardianOperations = [
  getOwnGuardian,
  nameGuardian,
  resendGuardianMail,
  readGuardianLink,
  decideAsGuardian,
  withdrawAsGuardian,
  askGuardianLink,
] as const;
