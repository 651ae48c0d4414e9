import { z } from 'zod';
import { expertTierSchema } from '../accounts/account.vocabulary.ts';
import { clarificationKindSchema } from '../cases/case.vocabulary.ts';
import { formIdSchema } from '../forms/form-id.ts';
import { binary, defineOperation, json } from '../operation.ts';
import { photoHints } from '../photos/quality/photo-hints.ts';
import { overrideReasons } from './board-targets.ts';

/** What may be taken away as a table. */
export const boardTables = ['weeks', 'overrides'] as const;
export type BoardTable = (typeof boardTables)[number];

const count = z.number().int();
const period = {
  /** Days back from now. */
  days: z.coerce.number().int().min(1).max(366).default(30),
};
const boardQuery = z.strictObject({ ...period, form: formIdSchema.optional() });

/** Minutes below which half, and nine in ten, lie. */
const spreadSchema = z.object({ median: count, p90: count });
export type Spread = z.infer<typeof spreadSchema>;

/** A delay on both clocks; null while there are too few to say. */
const delaySchema = z.object({
  count,
  /** On the clock of the service hours, by which targets are set. */
  service: spreadSchema.nullable(),
  /** Nights and Sundays included. */
  elapsed: spreadSchema.nullable(),
});
export type Delay = z.infer<typeof delaySchema>;

const stepSchema = z.object({ from: z.iso.date(), count, service: spreadSchema.nullable() });
export type TrendStep = z.infer<typeof stepSchema>;

/** Of `of` requests, `count` were sent back at least once; a request counts once for each kind of thing asked. */
const clarifiedSchema = z.object({
  of: count,
  count,
  kinds: z.array(z.object({ kind: clarificationKindSchema, count })).max(10),
});
export type Clarified = z.infer<typeof clarifiedSchema>;

/** Of `of` requests, `count` carry at least one photo sent with a reason although it was warned about. */
const overriddenSchema = z.object({ of: count, count, photos: count });
export type Overridden = z.infer<typeof overriddenSchema>;

/** Photos sent despite a warning for this reason, and what was wrong with them; null: a few, less than five. */
const overrideReasonSchema = z.object({
  reason: z.enum(overrideReasons),
  count: count.nullable(),
  hints: z.array(z.object({ hint: z.enum(photoHints), count: count.nullable() })).max(10),
});
export type OverrideReason = z.infer<typeof overrideReasonSchema>;

const ageSchema = z.object({
  fromHours: count,
  /** Null: and older. */
  toHours: count.nullable(),
  waiting: count,
  held: count,
  clarifying: count,
});
export type AgeStep = z.infer<typeof ageSchema>;

const doctorSchema = z.object({
  accountId: z.uuid(),
  name: z.string(),
  tier: expertTierSchema.nullable(),
  answered: count,
  held: count,
  /** From taking to signing. */
  handling: delaySchema,
  clarified: count,
});
export type DoctorLoad = z.infer<typeof doctorSchema>;

export const getBoard = defineOperation({
  id: 'direction.board',
  method: 'GET',
  path: '/api/direction/board',
  summary:
    'Medical director: delays by tier and form, tail, clarifications, photos, share by tier, load, repeats (B-011, B-012)',
  query: boardQuery,
  response: json(
    z.object({
      sent: count,
      delays: z.object({
        all: delaySchema,
        byTier: z.array(delaySchema.extend({ tier: expertTierSchema })).max(3),
        byForm: z.array(delaySchema.extend({ form: formIdSchema })).max(20),
      }),
      trend: z.array(stepSchema).max(400),
      tail: z.array(ageSchema).max(10),
      clarified: clarifiedSchema,
      overridden: overriddenSchema,
      overrideReasons: z.array(overrideReasonSchema).max(10),
      /** Of the `of` requests that name their person by a number, `count` follow another of the last 90 days. */
      repeated: z.object({ of: count, count }),
      doctors: z.array(doctorSchema).max(200),
    }),
  ),
});

export const exportBoard = defineOperation({
  id: 'direction.export-board',
  method: 'GET',
  path: '/api/direction/board.csv',
  summary:
    'Medical director: the figures by week, form and tier, or photos by reason, as a table; no identity, logged',
  query: boardQuery.extend({ table: z.enum(boardTables).default('weeks') }),
  response: binary('text/csv'),
});

export const getOwnActivity = defineOperation({
  id: 'activity.own',
  method: 'GET',
  path: '/api/activity',
  summary: 'Everyone sees his own: a doctor his delays and load, a pharmacist those of the pharmacy (B-011)',
  query: z.strictObject(period),
  response: json(
    z.object({
      of: z.enum(['doctor', 'pharmacy']),
      /** Requests sent by the pharmacy; of a doctor, opinions given. */
      done: count,
      /** Open now: with the doctor, or of the pharmacy. */
      open: count,
      /** From sending to the opinion for a pharmacy, from taking to signing for a doctor. */
      delay: delaySchema,
      trend: z.array(stepSchema).max(400),
      clarified: clarifiedSchema,
      overridden: overriddenSchema,
    }),
  ),
});

export const boardOperations = [getBoard, exportBoard, getOwnActivity] as const;
