import { z } from 'zod';
import { expertTierSchema } from '../accounts/account.vocabulary.ts';
import { binary, defineOperation, empty, json } from '../operation.ts';
import {
  verificationActionSchema,
  verificationDecisions,
  verificationFactSchema,
  verificationStateSchema,
  verifiedRoleSchema,
} from './verification.vocabulary.ts';

const at = z.iso.datetime();
const day = z.iso.date();
const params = z.strictObject({ verificationId: z.uuid() });
const acts = ['verification.not_found', 'verification.not_possible', 'verification.stale'] as const;

export const verificationItemSchema = z.object({
  verificationId: z.uuid(),
  name: z.string(),
  role: verifiedRoleSchema,
  state: verificationStateSchema,
  tier: expertTierSchema.nullable(),
  openedAt: at,
  changedAt: at,
  expiresOn: day.nullable(),
});
export type VerificationItem = z.infer<typeof verificationItemSchema>;

export const verificationLists = ['waiting', 'verified', 'closed'] as const;
export const maxListedVerifications = 100;

export const listVerifications = defineOperation({
  id: 'verifications.list',
  method: 'GET',
  path: '/api/verifications',
  summary: 'Medical director: doctors to verify; operator: pharmacists (B-008). Longest wait first',
  query: z.strictObject({ which: z.enum(verificationLists), after: z.uuid().optional() }),
  response: json(z.object({ items: z.array(verificationItemSchema).max(101), next: z.uuid().nullable() })),
});

/** One fact as it was last established; `isValid`: its evidence still counts. */
const factSchema = z.object({
  fact: verificationFactSchema,
  source: z.enum(['register', 'document']),
  evidenceId: z.uuid().nullable(),
  establishedOn: day,
  expiresOn: day,
  isValid: z.boolean(),
  decidedAt: at,
  byName: z.string().nullable(),
});
export type FactView = z.infer<typeof factSchema>;

const evidenceSchema = z.object({
  evidenceId: z.uuid(),
  name: z.string(),
  contentType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: z.number().int(),
  addedAt: at,
  /** Sent by the professional himself. */
  isOwn: z.boolean(),
});
export type EvidenceView = z.infer<typeof evidenceSchema>;

/** What the national register said, beside what was declared. */
const lookupSchema = z.object({
  lookupId: z.uuid(),
  at,
  asOf: at,
  source: z.enum(['extract', 'directory']),
  professional: z
    .object({
      familyName: z.string(),
      givenNames: z.string(),
      professionCode: z.string(),
      skillCodes: z.array(z.string()),
      isActive: z.boolean(),
      practices: z.array(
        z.object({
          mode: z.enum(['liberal', 'salaried', 'other']),
          name: z.string(),
          postalCode: z.string(),
          city: z.string(),
          country: z.enum(['france', 'abroad', 'unknown']),
        }),
      ),
    })
    .nullable(),
  isNameAlike: z.boolean(),
  isProfessionRight: z.boolean(),
  /** Facts that this answer supports. */
  supports: z.array(verificationFactSchema),
});
export type LookupView = z.infer<typeof lookupSchema>;

const stepSchema = z.object({
  stepId: z.uuid(),
  at,
  action: verificationActionSchema,
  byName: z.string().nullable(),
  reason: z.string(),
  tier: expertTierSchema.nullable(),
});
export type StepView = z.infer<typeof stepSchema>;

export const verificationSchema = verificationItemSchema.extend({
  revision: z.number().int(),
  rpps: z.string(),
  facts: z.array(factSchema),
  missingFacts: z.array(verificationFactSchema),
  evidence: z.array(evidenceSchema),
  lookup: lookupSchema.nullable(),
  history: z.array(stepSchema),
  allowedActions: z.array(verificationActionSchema),
});
export type VerificationView = z.infer<typeof verificationSchema>;

export const getVerification = defineOperation({
  id: 'verifications.get',
  method: 'GET',
  path: '/api/verifications/:verificationId',
  summary: 'One professional: what was declared, checked, decided',
  params,
  response: json(verificationSchema),
  errors: ['verification.not_found'],
});

export const lookUpRegister = defineOperation({
  id: 'verifications.look-up',
  method: 'POST',
  path: '/api/verifications/:verificationId/register-lookups',
  summary: 'Ask the national register about the number that was declared (A-078)',
  params,
  response: empty,
  errors: ['verification.not_found', 'verification.register_unavailable'],
});

export const confirmFact = defineOperation({
  id: 'verifications.confirm-fact',
  method: 'PUT',
  path: '/api/verifications/:verificationId/facts/:fact',
  summary: 'Establish one fact on the register’s last answer or on a document, until a date (B-007)',
  params: z.strictObject({ verificationId: z.uuid(), fact: verificationFactSchema }),
  body: z
    .strictObject({
      /** null: the register's last answer. */
      evidenceId: z.uuid().nullable(),
      establishedOn: z.iso.date('Indiquez la date de la preuve.'),
      expiresOn: z.iso.date('Indiquez la date jusqu’à laquelle la preuve vaut.'),
    })
    .refine(({ establishedOn, expiresOn }) => expiresOn > establishedOn, {
      path: ['expiresOn'],
      message: 'Cette date doit suivre celle de la preuve.',
    }),
  response: empty,
  errors: ['verification.not_found', 'verification.not_possible', 'verification.evidence_missing'],
});

const reason = z.string().trim().max(1000, 'Motif trop long.');

export const decideVerification = defineOperation({
  id: 'verifications.decide',
  method: 'POST',
  path: '/api/verifications/:verificationId/decisions',
  summary: 'Verify at a tier, ask for more, refuse, withdraw, reopen (B-006, B-008)',
  params,
  body: z.strictObject({
    action: z.enum(verificationDecisions),
    /** The revision that was read: a decision on an older one is refused. */
    revision: z.number().int().min(0),
    tier: expertTierSchema.nullable(),
    reason,
  }),
  response: json(z.object({ state: verificationStateSchema })),
  errors: [
    ...acts,
    'verification.facts_missing',
    'verification.tier_required',
    'verification.reason_required',
  ],
});

export const getEvidence = defineOperation({
  id: 'verifications.get-evidence',
  method: 'GET',
  path: '/api/verification-evidence/:evidenceId',
  summary: 'A piece of evidence, for the reviewer or the person himself',
  params: z.strictObject({ evidenceId: z.uuid() }),
  response: binary('application/pdf', 'image/jpeg', 'image/png'),
  errors: ['verification.not_found'],
});

export const ownVerificationSchema = z.object({
  verificationId: z.uuid(),
  role: verifiedRoleSchema,
  state: verificationStateSchema,
  tier: expertTierSchema.nullable(),
  openedAt: at,
  expiresOn: day.nullable(),
  /** Why more was asked, or it was refused or withdrawn; empty otherwise. */
  reason: z.string(),
  facts: z.array(z.object({ fact: verificationFactSchema, isValid: z.boolean() })),
  evidence: z.array(evidenceSchema),
  maySupply: z.boolean(),
  mayAddEvidence: z.boolean(),
});
export type OwnVerification = z.infer<typeof ownVerificationSchema>;

export const getOwnVerification = defineOperation({
  id: 'verifications.get-own',
  method: 'GET',
  path: '/api/account/verification',
  summary: 'The professional sees where his own verification stands',
  response: json(ownVerificationSchema),
  errors: ['verification.not_found'],
});

export const supplyVerification = defineOperation({
  id: 'verifications.supply',
  method: 'POST',
  path: '/api/account/verification/supplies',
  summary: 'The professional has added what was asked',
  body: z.strictObject({ note: reason }),
  response: empty,
  errors: ['verification.not_found', 'verification.not_possible'],
});

/** Metadata of an upload at `/api/uploads` that is evidence; `verificationId` names whose. */
export const evidenceMetadataSchema = z.object({
  purpose: z.literal('evidence'),
  verificationId: z.uuid(),
  name: z.string().max(200).optional(),
});
export type EvidenceMetadata = z.infer<typeof evidenceMetadataSchema>;

export const verificationOperations = [
  listVerifications,
  getVerification,
  lookUpRegister,
  confirmFact,
  decideVerification,
  getEvidence,
  getOwnVerification,
  supplyVerification,
] as const;
