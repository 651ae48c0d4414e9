// Acts of moderation on accounts, as the archive keeps them: codes, ids and times, no reason in words.
import { z } from 'zod';
import { measureBases, measureKinds, measureStates } from '#contracts/moderation/measure.vocabulary.ts';
import { defineAuditEntry } from '../audit/public.ts';

export const measureDecided = defineAuditEntry({
  action: 'measure.decided',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    measureId: z.uuid(),
    kind: z.enum(measureKinds),
    state: z.enum(measureStates),
    basis: z.enum(measureBases),
    grave: z.string().max(40),
    untilAt: z.string().max(40),
  }),
});

export const measureMoved = defineAuditEntry({
  action: 'measure.moved',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    measureId: z.uuid(),
    kind: z.enum(measureKinds),
    from: z.enum(measureStates),
    to: z.enum(measureStates),
  }),
});

export const appealMade = defineAuditEntry({
  action: 'appeal.made',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ measureId: z.uuid() }),
});

export const appealDecided = defineAuditEntry({
  action: 'appeal.decided',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    measureId: z.uuid(),
    outcome: z.enum(['granted', 'refused']),
    isFourEyes: z.boolean(),
  }),
});

export const accountLookedUp = defineAuditEntry({
  action: 'account.looked-up',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ how: z.enum(['address', 'id']) }),
});

/** many refusals within minutes. */
export const refusalsGathered = defineAuditEntry({
  action: 'account.refusals-gathered',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({}),
});

/** far more lists or cases within hours than work needs. */
export const readingGathered = defineAuditEntry({
  action: 'account.reading-gathered',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ what: z.enum(['lists', 'cases']) }),
});
