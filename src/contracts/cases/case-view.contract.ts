import { z } from 'zod';
import { expertTierSchema } from '../accounts/account.vocabulary.ts';
import { formIdSchema } from '../forms/form-id.ts';
import { defineOperation, events, json } from '../operation.ts';
import { documentSchema, photoSchema } from '../photos/photo.contract.ts';
import { reportVersionSchema } from '../reports/report.contract.ts';
import { sexSchema } from '../values/sex.ts';
import {
  caseActionSchema,
  caseRelationSchema,
  caseStatusSchema,
  clarificationKindSchema,
} from './case.vocabulary.ts';
import { caseContentSchema } from './case-draft.ts';
import { listEarlierCases, mostEarlierCases } from './case-earlier.contract.ts';
import { caseParams } from './case-request.contract.ts';
import { opinionSchema } from './opinion.ts';

const at = z.iso.datetime();

/** One point of a clarification (B-046), and how the pharmacy settled it (B-047). */
export const clarificationPointSchema = z.object({
  pointId: z.uuid(),
  kind: clarificationKindSchema,
  /** `patient`, `sites`, `answers.<question id>` or `photos.<view>`. */
  target: z.string(),
  text: z.string(),
  outcome: z.enum(['open', 'changed', 'impossible']),
  reason: z.string(),
});

export const clarificationSchema = z.object({
  clarificationId: z.uuid(),
  askedAt: at,
  answeredAt: at.nullable(),
  points: z.array(clarificationPointSchema),
});
export type ClarificationView = z.infer<typeof clarificationSchema>;

/** One change between two submissions, ready to show before beside after. */
export const contentChangeSchema = z.object({
  target: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});
export type ContentChange = z.infer<typeof contentChangeSchema>;

/** What happened, oldest first. No doctor is named before an opinion exists. */
export const timelineEntrySchema = z.object({
  at,
  kind: z.string(),
  byName: z.string().nullable(),
  /** Facts the sentence is built from: tier numbers, reasons, counts. Never identity. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const followUpMessageSchema = z.object({
  messageId: z.uuid(),
  at,
  from: z.enum(['requester', 'expert']),
  byName: z.string(),
  text: z.string(),
});

export const caseViewSchema = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  form: formIdSchema,
  formVersion: z.number().int(),
  status: caseStatusSchema,
  relation: caseRelationSchema,
  allowedActions: z.array(caseActionSchema),
  tier: expertTierSchema,
  revision: z.number().int(),
  createdAt: at,
  createdByName: z.string(),
  submittedAt: at.nullable(),
  /** When the present wait ends by itself; null when nobody's clock runs. */
  dueAt: at.nullable(),
  claimedAt: at.nullable(),
  pharmacy: z.object({ name: z.string(), city: z.string(), phone: z.string().nullable() }),
  /** The last sent content; for a draft, the draft. */
  content: caseContentSchema,
  /** Unsent changes of the pharmacy (while queued or clarifying); null when there are none. */
  workingCopy: caseContentSchema.nullable(),
  photos: z.array(photoSchema),
  documents: z.array(documentSchema),
  submissionVersion: z.number().int(),
  /** Differences brought by the last resubmission. */
  lastChanges: z.array(contentChangeSchema),
  clarifications: z.array(clarificationSchema),
  additions: z.array(z.object({ messageId: z.uuid(), at, byName: z.string(), text: z.string() })),
  /** Why doctors handed it up (B-010), oldest first: written for the next doctor, empty for the pharmacy. */
  handUps: z.array(z.object({ at, reason: z.string() })),
  timeline: z.array(timelineEntrySchema),
  /** Null before the opinion is signed. */
  opinion: opinionSchema.nullable(),
  expert: z.object({ name: z.string(), rpps: z.string(), tier: expertTierSchema }).nullable(),
  reports: z.array(reportVersionSchema),
  handOver: z.object({
    readAt: at.nullable(),
    handedOverAt: at.nullable(),
    filedOwnRecordAt: at.nullable(),
    filedDmpAt: at.nullable(),
  }),
  appointment: z
    .object({
      state: z.enum(['to-book', 'booked', 'refused']),
      wantedBy: z.iso.date(),
      bookedOn: z.iso.date().nullable(),
    })
    .nullable(),
  followUp: z.array(followUpMessageSchema),
  /** Why it ended or was withdrawn, when it was. */
  endReason: z.string().nullable(),
  objectedAt: at.nullable(),
  /** One’s own messages and files that moderation hides from the others. */
  hiddenParts: z.array(z.object({ partId: z.uuid(), ground: z.string() })),
  /** Accounts one may flag on this case: who asked, and once named, who answered. */
  people: z.object({ requesterId: z.uuid(), expertId: z.uuid().nullable() }),
  /** How many earlier cases of the same patient this account may itself open; 0 for the pharmacy. `cases.earlier` lists them. */
  earlierCases: z.number().int().min(0).max(mostEarlierCases),
});
export type CaseView = z.infer<typeof caseViewSchema>;

export const getCase = defineOperation({
  id: 'cases.get',
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: 'Read a whole case; each reading is logged (B-058)',
  params: caseParams,
  response: json(caseViewSchema),
  errors: ['case.not_found'],
});

/** How the pharmacist's list is grouped. */
export const caseListStates = ['to-complete', 'waiting', 'received', 'to-hand-over', 'closed'] as const;
export const caseListStateSchema = z.enum(caseListStates);
export type CaseListState = (typeof caseListStates)[number];

export const caseListItemSchema = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  form: formIdSchema,
  status: caseStatusSchema,
  state: caseListStateSchema,
  /** Names as the pharmacy knows them; « Patient à renseigner » is the screen's word for an empty string. */
  patientName: z.string(),
  ageYears: z.number().int().nullable(),
  sex: sexSchema.nullable(),
  tier: expertTierSchema,
  updatedAt: at,
  submittedAt: at.nullable(),
  dueAt: at.nullable(),
  answeredAt: at.nullable(),
  isUrgent: z.boolean(),
  /** What the pharmacy still has to do, in order of importance. */
  tasks: z.array(
    z.enum(['clarify', 'read', 'hand-over', 'file', 'book-appointment', 'finish-draft', 'reply']),
  ),
});
export type CaseListItem = z.infer<typeof caseListItemSchema>;

export const listCases = defineOperation({
  id: 'cases.list',
  method: 'GET',
  path: '/api/cases',
  summary: 'The pharmacy’s cases, newest activity first',
  query: z.strictObject({
    state: caseListStateSchema.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: json(
    z.object({
      items: z.array(caseListItemSchema).max(100),
      nextCursor: z.string().nullable(),
      /** Closed cases are counted up to 100. */
      counts: z.record(caseListStateSchema, z.number().int()),
    }),
  ),
});

export const usualWaitSchema = z.object({
  form: formIdSchema,
  /** Median of the elapsed minutes from sending to the first opinion; null while there are too few to say. */
  minutes: z.number().int().nullable(),
});

export const listUsualWaits = defineOperation({
  id: 'cases.usual-wait',
  method: 'GET',
  path: '/api/usual-waits',
  summary: 'How long an opinion usually takes, by form, over the last 30 days',
  response: json(z.object({ items: z.array(usualWaitSchema).max(20) })),
});

export const searchCases = defineOperation({
  id: 'cases.search-by-nir',
  method: 'POST',
  path: '/api/case-searches',
  summary:
    'Earlier cases of the same pharmacy for one billing NIR; the number travels in the body, never in an address',
  body: z.strictObject({ billingNir: z.string().max(30) }),
  response: json(z.object({ items: z.array(caseListItemSchema).max(20) })),
});

/** Something changed; the screen asks again for what it shows. Ids only. */
export const liveEventSchema = z.object({ topic: z.enum(['queue', 'case']), caseId: z.uuid() });
export type LiveEvent = z.infer<typeof liveEventSchema>;

export const liveEvents = defineOperation({
  id: 'cases.live',
  method: 'GET',
  path: '/api/live',
  summary: 'Server-sent events: something this account may see has changed',
  response: events(liveEventSchema),
});

export const caseViewOperations = [
  getCase,
  listEarlierCases,
  listCases,
  listUsualWaits,
  searchCases,
  liveEvents,
] as const;
