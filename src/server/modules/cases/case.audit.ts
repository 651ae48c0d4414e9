// What is kept of each act on a case (A-110, B-126): the action, tiers, counts, reason codes. Never identity, never
// health data. The timeline people see is built from these entries.
import { z } from 'zod';
import { type CaseAction, caseActions, caseStatuses } from '#contracts/cases/case.vocabulary.ts';
import { defineAuditEntry } from '../audit/public.ts';

/** Version 2 says what the routing decided and why; entries of version 1 have none of these and still parse. */
const transition = z.strictObject({
  from: z.enum(caseStatuses),
  to: z.enum(caseStatuses),
  fromTier: z.number().int(),
  toTier: z.number().int(),
  submission: z.number().int(),
  /** Reason code, count or hash, where the action has one. */
  reason: z.string().max(64).optional(),
  count: z.number().int().optional(),
  sha256: z.string().length(64).optional(),
  /** Version of the routing policy that decided. */
  policy: z.number().int().optional(),
  /** Where it started: as its form does, or as the pharmacy asked. */
  start: z.enum(['form', 'asked']).optional(),
  form: z.string().max(40).optional(),
  /** Service minutes that were given and have passed. */
  waitedMinutes: z.number().int().optional(),
});

/** One entry kind for each row of the life cycle: `case.submit`, `case.claim`… */
export const caseActed = Object.fromEntries(
  caseActions.map((action) => [
    action,
    defineAuditEntry({ action: `case.${action}`, version: 2, subjectKind: 'case', details: transition }),
  ]),
) as Record<CaseAction, ReturnType<typeof defineAuditEntry<typeof transition>>>;

export const caseCreated = defineAuditEntry({
  action: 'case.created',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({ form: z.string().max(40), formVersion: z.number().int() }),
});

/**
 * B-058: every reading of health data leaves a trace, with its purpose (B-059). Version 2 adds `photos`: which photos it
 * has, asked from a later case to compare; entries of version 1 still parse.
 */
export const caseRead = defineAuditEntry({
  action: 'case.read',
  version: 2,
  subjectKind: 'case',
  details: z.strictObject({
    relation: z.enum(['requester', 'holder', 'answerer', 'director', 'system']),
    what: z.enum(['case', 'photo', 'photos', 'document', 'report', 'opinion']),
    partId: z.string().max(60).optional(),
  }),
});

export const casesListed = defineAuditEntry({
  action: 'case.listed',
  version: 1,
  subjectKind: 'organisation',
  details: z.strictObject({ caseIds: z.array(z.uuid()).max(50), bySearch: z.boolean() }),
});

/** somebody who may open the case took its proof away. */
export const caseProofTaken = defineAuditEntry({
  action: 'case.proof-taken',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({ relation: z.enum(['requester', 'holder', 'answerer', 'director', 'system']) }),
});

export const contentOpened = defineAuditEntry({
  action: 'case.content-opened',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({ until: z.iso.datetime() }),
});

/** A version of the routing policy (B-010): what it says stands in its row, which never changes. */
export const routingDecided = defineAuditEntry({
  action: 'routing.decided',
  version: 1,
  subjectKind: 'routing-policy',
  details: z.strictObject({ version: z.number().int(), effectiveAt: z.iso.datetime() }),
});
