import { z } from 'zod';
import { expertTierSchema } from '../accounts/account.vocabulary.ts';
import { siteGroupSchema } from '../forms/body-sites.ts';
import { formIdSchema } from '../forms/form-id.ts';
import { defineOperation, json } from '../operation.ts';
import { ageBandSchema } from '../values/birth-date.ts';
import { sexSchema } from '../values/sex.ts';
import { caseStatusSchema, clarificationKindSchema, declineReasonSchema } from './case.vocabulary.ts';
import { caseParams, caseReceiptSchema, requiredReason } from './case-request.contract.ts';
import { opinionSchema } from './opinion.ts';

const at = z.iso.datetime();
const text = z.string().trim().max(2000, 'Ce texte est trop long (2 000 caractères au plus).');

/** What a doctor sees of a case before taking it: enough to choose, no identity. */
export const queueItemSchema = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  form: formIdSchema,
  status: caseStatusSchema,
  tier: expertTierSchema,
  ageBand: ageBandSchema,
  sex: sexSchema,
  /** Coarse place on the body. */
  siteGroup: siteGroupSchema,
  photoCount: z.number().int(),
  /** Of these, technically weak ones (dark, blurred…): never about what they show. */
  weakPhotoCount: z.number().int(),
  /** Since it was sent. */
  submittedAt: at,
  dueAt: at.nullable(),
  /** B-139: it did not start at the first tier. */
  startedHigher: z.boolean(),
  /** Where it started: below `tier`, it came up, by itself or handed up. */
  startTier: expertTierSchema,
});
export type QueueItem = z.infer<typeof queueItemSchema>;

export const listQueue = defineOperation({
  id: 'queue.list',
  method: 'GET',
  path: '/api/queue',
  summary: 'Cases waiting at the levels I wish to receive, longest wait first (B-006, B-009)',
  query: z.strictObject({
    form: formIdSchema.optional(),
    sex: sexSchema.optional(),
    ageBand: ageBandSchema.optional(),
    siteGroup: siteGroupSchema.optional(),
    /** `all`: besides, the doctor's own level where he did not choose it. */
    levels: z.enum(['wanted', 'all']).default('wanted'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  response: json(
    z.object({
      items: z.array(queueItemSchema).max(100),
      nextCursor: z.string().nullable(),
      total: z.number().int(),
      /** Levels shown here; and those he may take from but did not choose. */
      tiers: z.array(expertTierSchema).max(3),
      otherTiers: z.array(expertTierSchema).max(3),
    }),
  ),
});

export const expertCaseItemSchema = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  form: formIdSchema,
  status: caseStatusSchema,
  ageBand: ageBandSchema,
  sex: sexSchema,
  siteGroup: siteGroupSchema,
  claimedAt: at.nullable(),
  answeredAt: at.nullable(),
  dueAt: at.nullable(),
  hasUnreadFollowUp: z.boolean(),
  /** Why the pharmacy withdrew it, when it just did. */
  withdrawnReason: z.string().nullable(),
});
export type ExpertCaseItem = z.infer<typeof expertCaseItemSchema>;

export const listExpertCases = defineOperation({
  id: 'expert.list-cases',
  method: 'GET',
  path: '/api/expert/cases',
  summary: 'The cases I hold, or those I answered',
  query: z.strictObject({
    which: z.enum(['held', 'answered']),
    form: formIdSchema.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: json(
    z.object({ items: z.array(expertCaseItemSchema).max(100), nextCursor: z.string().nullable() }),
  ),
});

export const claimCase = defineOperation({
  id: 'cases.claim',
  method: 'POST',
  path: '/api/cases/:caseId/claim',
  summary: 'Take a case: exactly one of many simultaneous takers wins (B-009)',
  params: caseParams,
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.gone'],
});

export const declineCase = defineOperation({
  id: 'cases.decline',
  method: 'POST',
  path: '/api/cases/:caseId/refusal',
  summary: 'Decline, before or after taking; the case is hidden from this doctor for good (B-009, B-010)',
  params: caseParams,
  body: z.strictObject({ reason: declineReasonSchema, note: text }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.gone', 'case.reason_required'],
});

export const handUpCase = defineOperation({
  id: 'cases.hand-up',
  method: 'POST',
  path: '/api/cases/:caseId/hand-up',
  summary: 'Hand up to the next tier with a reason (B-010)',
  params: caseParams,
  body: z.strictObject({ reason: requiredReason }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.gone', 'case.top_of_ladder'],
});

export const releaseCase = defineOperation({
  id: 'cases.release',
  method: 'POST',
  path: '/api/cases/:caseId/release',
  summary: 'Give a taken case back to the queue of its tier',
  params: caseParams,
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const askClarification = defineOperation({
  id: 'cases.ask-clarification',
  method: 'POST',
  path: '/api/cases/:caseId/clarifications',
  summary: 'Ask the pharmacy for more, changed, or photographed again (B-046)',
  params: caseParams,
  body: z.strictObject({
    points: z
      .array(
        z.strictObject({
          kind: clarificationKindSchema,
          target: z.string().min(1, 'Indiquez sur quoi porte la demande.').max(100),
          text: text.min(3, 'Précisez votre demande en quelques mots.'),
        }),
      )
      .min(1, 'Ajoutez au moins une demande.')
      .max(10, 'Dix demandes au plus.'),
  }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const getOpinionDraft = defineOperation({
  id: 'opinions.get-draft',
  method: 'GET',
  path: '/api/cases/:caseId/opinion-draft',
  summary: 'My opinion in writing',
  params: caseParams,
  response: json(z.object({ opinion: opinionSchema, revision: z.number().int(), isCorrection: z.boolean() })),
  errors: ['case.not_found'],
});

export const saveOpinionDraft = defineOperation({
  id: 'opinions.save-draft',
  method: 'PUT',
  path: '/api/cases/:caseId/opinion-draft',
  summary: 'Autosave the opinion in writing (of a held case, or a correction of an answered one)',
  params: caseParams,
  body: z.strictObject({ opinion: opinionSchema, revision: z.number().int().min(0) }),
  response: json(z.object({ revision: z.number().int() })),
  errors: ['case.not_found', 'case.action_not_possible', 'request.version_conflict'],
});

export const getOwnOpinion = defineOperation({
  id: 'opinions.get-own',
  method: 'GET',
  path: '/api/cases/:caseId/own-opinion',
  summary:
    'The opinion in force of a case I answered, without its patient: to write another one (B-058: leaves a trace)',
  params: caseParams,
  response: json(z.object({ opinion: opinionSchema })),
  errors: ['case.not_found'],
});

export const signOpinion = defineOperation({
  id: 'opinions.sign',
  method: 'POST',
  path: '/api/cases/:caseId/opinion',
  summary: 'Sign the previewed report after re-authentication (B-065, B-087); also issues a correction',
  params: caseParams,
  body: z.strictObject({
    previewId: z.uuid(),
    sha256: z.string().length(64),
    password: z.string().min(1, 'Saisissez votre mot de passe pour signer.').max(200),
  }),
  response: json(caseReceiptSchema),
  errors: [
    'case.not_found',
    'case.action_not_possible',
    'case.preview_stale',
    'account.wrong_password',
    'session.too_many_attempts',
  ],
});

export const caseExpertOperations = [
  listQueue,
  listExpertCases,
  claimCase,
  declineCase,
  handUpCase,
  releaseCase,
  askClarification,
  getOpinionDraft,
  saveOpinionDraft,
  getOwnOpinion,
  signOpinion,
] as const;
