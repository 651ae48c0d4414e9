import { z } from 'zod';
import { expertTierSchema } from '../accounts/account.vocabulary.ts';
import { formIdSchema } from '../forms/form-id.ts';
import { defineOperation, json } from '../operation.ts';
import { caseActionSchema, caseStatusSchema } from './case.vocabulary.ts';
import { caseParams, caseReceiptSchema, requiredReason } from './case-request.contract.ts';
import { timelineEntrySchema } from './case-view.contract.ts';

const at = z.iso.datetime();

/** What follows the opinion (B-066 – B-068, B-052), and what only the medical director does. */
export const acknowledgeOpinion = defineOperation({
  id: 'cases.acknowledge',
  method: 'POST',
  path: '/api/cases/:caseId/acknowledgement',
  summary: 'The pharmacy has read the opinion',
  params: caseParams,
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const handOverTicks = ['handed-over', 'filed-own-record', 'filed-dmp'] as const;
export const tickHandOver = defineOperation({
  id: 'cases.hand-over',
  method: 'PUT',
  path: '/api/cases/:caseId/hand-over/:tick',
  summary: 'Tick or untick: handed over, filed in own record, filed in the DMP (B-066, B-067, B-068)',
  params: z.strictObject({ caseId: z.uuid(), tick: z.enum(handOverTicks) }),
  body: z.strictObject({ done: z.boolean() }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const recordAppointment = defineOperation({
  id: 'cases.record-appointment',
  method: 'PUT',
  path: '/api/cases/:caseId/appointment',
  summary: 'The appointment the opinion asked for is known, or the patient refuses it',
  params: caseParams,
  body: z
    .strictObject({
      state: z.enum(['booked', 'refused']),
      bookedOn: z.iso.date('Indiquez la date du rendez-vous.').nullable(),
      note: z.string().trim().max(500),
    })
    .refine(({ state, bookedOn }) => state === 'refused' || bookedOn !== null, {
      path: ['bookedOn'],
      message: 'Indiquez la date du rendez-vous.',
    }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const sendFollowUp = defineOperation({
  id: 'cases.send-follow-up',
  method: 'POST',
  path: '/api/cases/:caseId/follow-up',
  summary: 'A follow-up question of the pharmacy or the doctor’s reply, inside this case only (B-052)',
  params: caseParams,
  body: z.strictObject({
    text: z.string().trim().min(1, 'Saisissez un message.').max(4000, 'Message trop long.'),
  }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible', 'case.too_many_messages'],
});

export const endCase = defineOperation({
  id: 'cases.end',
  method: 'POST',
  path: '/api/cases/:caseId/ending',
  summary: 'Medical director: end an unanswered case with a reason that the pharmacy is told',
  params: caseParams,
  body: z.strictObject({ reason: requiredReason }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible', 'case.reason_required'],
});

export const rerouteCase = defineOperation({
  id: 'cases.reroute',
  method: 'POST',
  path: '/api/cases/:caseId/route',
  summary: 'Medical director: put an open case back into the queue of a tier',
  params: caseParams,
  body: z.strictObject({ tier: expertTierSchema, reason: requiredReason }),
  response: json(caseReceiptSchema),
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const openContent = defineOperation({
  id: 'cases.open-content',
  method: 'POST',
  path: '/api/cases/:caseId/content-access',
  summary: 'Medical director: open the content of one case for a short time, with a logged reason (B-058)',
  params: caseParams,
  body: z.strictObject({ reason: requiredReason }),
  response: json(z.object({ until: at })),
  errors: ['case.not_found', 'case.access_reason_required'],
});

export const directorCaseSchema = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  form: formIdSchema,
  status: caseStatusSchema,
  tier: expertTierSchema,
  pharmacyName: z.string(),
  submittedAt: at,
  dueAt: at.nullable(),
  expertName: z.string().nullable(),
  escalations: z.number().int(),
  alerts: z.array(z.enum(['unanswered', 'older-than-five-days', 'urgent-unread', 'overdue'])),
});
export type DirectorCase = z.infer<typeof directorCaseSchema>;

export const getOverview = defineOperation({
  id: 'direction.overview',
  method: 'GET',
  path: '/api/direction/overview',
  summary:
    'Medical director: waits, escalations, unanswered tail, share settled without a dermatologist (B-011, B-012)',
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: json(
    z.object({
      open: z.object({
        queued: z.number().int(),
        claimed: z.number().int(),
        clarifying: z.number().int(),
        unanswered: z.number().int(),
      }),
      /** Elapsed minutes from sending to the signed opinion. */
      minutesToOpinion: z.object({
        count: z.number().int(),
        median: z.number().nullable(),
        p90: z.number().nullable(),
      }),
      answeredByTier: z.array(z.object({ tier: expertTierSchema, count: z.number().int() })),
      shareWithoutDermatologist: z.number().nullable(),
      escalations: z.number().int(),
      answersPerDay: z.array(
        z.object({ day: z.iso.date(), sent: z.number().int(), answered: z.number().int() }),
      ),
      doctorsByTier: z.array(z.object({ tier: expertTierSchema, count: z.number().int() })),
    }),
  ),
});

export const listDirectorCases = defineOperation({
  id: 'direction.list-cases',
  method: 'GET',
  path: '/api/direction/cases',
  summary: 'Medical director: open cases without health data, oldest first',
  query: z.strictObject({
    only: z.enum(['all', 'alerts']).default('all'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  response: json(
    z.object({ items: z.array(directorCaseSchema).max(100), nextCursor: z.string().nullable() }),
  ),
});

export const getDirectorCase = defineOperation({
  id: 'direction.get-case',
  method: 'GET',
  path: '/api/direction/cases/:caseId',
  summary: 'Medical director: where one sent case stands and what happened to it, without its content',
  params: caseParams,
  response: json(
    z.object({
      item: directorCaseSchema,
      allowedActions: z.array(caseActionSchema),
      timeline: z.array(timelineEntrySchema),
    }),
  ),
  errors: ['case.not_found'],
});

export const caseAfterOperations = [
  acknowledgeOpinion,
  tickHandOver,
  recordAppointment,
  sendFollowUp,
  endCase,
  rerouteCase,
  openContent,
  getOverview,
  listDirectorCases,
  getDirectorCase,
] as const;
