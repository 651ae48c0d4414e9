import { z } from 'zod';
import { formIdSchema } from '../forms/form-id.ts';
import { defineOperation, empty, json } from '../operation.ts';
import { caseStatusSchema } from './case.vocabulary.ts';
import { caseContentSchema } from './case-draft.ts';

/** What the requesting pharmacy does before a doctor answers. */
export const caseParams = z.strictObject({ caseId: z.uuid() });

/** Short answer of every command: no health data, so that it can be kept for replays. */
export const caseReceiptSchema = z.object({
  caseId: z.uuid(),
  status: caseStatusSchema,
  /** Grows with each change of the case; sent back with autosaves to notice a colleague's change. */
  revision: z.number().int(),
});
export type CaseReceipt = z.infer<typeof caseReceiptSchema>;

const reason = z.string().trim().max(1000, 'Cette raison est trop longue (1 000 caractères au plus).');
export const requiredReason = reason.min(3, 'Indiquez la raison en quelques mots.');

export const createCase = defineOperation({
  id: 'cases.create',
  method: 'POST',
  path: '/api/cases',
  summary: 'Open a draft on a form (B-048, B-049)',
  /** `caseId`: made by a device that began the request without a network, so that what belongs to it can name it. */
  body: z.strictObject({ form: formIdSchema, caseId: z.uuid().optional() }),
  response: json(caseReceiptSchema, 201),
  errors: ['case.draft_limit', 'case.id_taken'],
});

export const saveDraft = defineOperation({
  id: 'cases.save-draft',
  method: 'PUT',
  path: '/api/cases/:caseId/draft',
  summary: 'Autosave the working copy: a draft, or what is being changed while queued or for a clarification',
  params: caseParams,
  body: z.strictObject({ content: caseContentSchema, revision: z.number().int().min(0) }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible', 'request.version_conflict'],
});

export const discardDraft = defineOperation({
  id: 'cases.discard-draft',
  method: 'DELETE',
  path: '/api/cases/:caseId/draft',
  summary: 'Discard a draft that was never sent, or drop unsent changes',
  params: caseParams,
  response: empty,
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const submitCase = defineOperation({
  id: 'cases.submit',
  method: 'POST',
  path: '/api/cases/:caseId/submission',
  summary:
    'Send a draft, changes to a queued case, or the answer to a clarification (B-042, B-047, B-051, B-057)',
  params: caseParams,
  body: z.strictObject({
    revision: z.number().int().min(0),
    /** Only for a clarification: how each point was settled. */
    points: z
      .array(
        z.strictObject({
          pointId: z.uuid(),
          outcome: z.enum(['changed', 'impossible']),
          reason: reason,
        }),
      )
      .max(20)
      .default([]),
  }),
  response: json(caseReceiptSchema),
  errors: [
    'case.not_found',
    'case.action_not_possible',
    'case.incomplete',
    'case.emergency',
    'case.nothing_changed',
    'case.point_unsettled',
    'case.already_taken',
    'case.tier_not_open',
    'request.version_conflict',
  ],
});

export const withdrawCase = defineOperation({
  id: 'cases.withdraw',
  method: 'POST',
  path: '/api/cases/:caseId/withdrawal',
  summary: 'Withdraw a sent case; once a doctor has it a reason is required and shown to the doctor',
  params: caseParams,
  body: z.strictObject({ reason: reason }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible', 'case.reason_required'],
});

export const addToCase = defineOperation({
  id: 'cases.add',
  method: 'POST',
  path: '/api/cases/:caseId/additions',
  summary: 'Add information to a case that a doctor already has (B-053)',
  params: caseParams,
  body: z.strictObject({ text: z.string().trim().min(1, 'Saisissez un texte.').max(4000) }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible', 'case.too_many_messages'],
});

export const objectToCase = defineOperation({
  id: 'cases.object',
  method: 'POST',
  path: '/api/cases/:caseId/objection',
  summary: 'Record the patient’s objection (B-057): stops an open case, ends every secondary use',
  params: caseParams,
  body: z.strictObject({ note: reason }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const caseRequestOperations = [
  createCase,
  saveDraft,
  discardDraft,
  submitCase,
  withdrawCase,
  addToCase,
  objectToCase,
] as const;
