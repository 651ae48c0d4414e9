// What the medical director sees (B-011, B-012): waits, escalations, the unanswered tail, the share settled without a
// dermatologist. Counts and metadata only, never the content of a case.

import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';
import type { Place } from './case.queries.ts';

/** Open cases by status. */
export async function countOpenCases(tx: Tx): Promise<Record<string, number>> {
  const rows = await tx
    .selectFrom('cases')
    .select(['status', (eb) => eb.fn.countAll<number>().as('count')])
    .where('status', 'in', ['queued', 'claimed', 'clarifying', 'unanswered'])
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]));
}

/** Elapsed minutes from sending to the first opinion. */
const minutesToOpinion = sql<number>`extract(epoch from first_answered_at - submitted_at) / 60`;
const medianMinutes = sql<number | null>`percentile_cont(0.5) within group (order by ${minutesToOpinion})`;

/** Elapsed minutes from sending to the signed opinion, for cases answered since `since`. */
export async function measureMinutesToOpinion(tx: Tx, since: Date) {
  const row = await tx
    .selectFrom('cases')
    .select([
      (eb) => eb.fn.countAll<number>().as('count'),
      medianMinutes.as('median'),
      sql<number | null>`percentile_cont(0.9) within group (order by ${minutesToOpinion})`.as('p90'),
    ])
    .where('first_answered_at', '>=', since)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), median: toNumber(row.median), p90: toNumber(row.p90) };
}

/** The same median for each form that has answers since `since`, with how many there are. */
export async function measureMinutesByForm(tx: Tx, since: Date) {
  const rows = await tx
    .selectFrom('cases')
    .select(['form', (eb) => eb.fn.countAll<number>().as('count'), medianMinutes.as('median')])
    .where('first_answered_at', '>=', since)
    .groupBy('form')
    .execute();
  return rows.map((row) => ({ form: row.form, count: Number(row.count), median: toNumber(row.median) }));
}

function toNumber(value: number | null): number | null {
  return value === null ? null : Math.round(Number(value));
}

/** A doctor may answer at a lower level (B-012): the opinion is then one of his own tier. */
const giverTier = sql<number>`greatest(cases.tier, accounts.expert_tier)`;

/** Opinions by the tier that gave them, and escalations, since `since`. */
export async function countAnswersByTier(tx: Tx, since: Date) {
  const rows = await tx
    .selectFrom('cases')
    .leftJoin('accounts', 'accounts.id', 'cases.expert_id')
    .select([giverTier.as('tier'), (eb) => eb.fn.countAll<number>().as('count')])
    .where('first_answered_at', '>=', since)
    .groupBy(giverTier)
    .execute();
  return rows.map((row) => ({ tier: row.tier, count: Number(row.count) }));
}

export async function countEscalations(tx: Tx, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('cases')
    .select((eb) => eb.fn.sum<number | null>('escalation_count').as('sum'))
    .where('submitted_at', '>=', since)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}

/** Sent and answered on each civil day in France, oldest first. */
export async function countPerDay(tx: Tx, since: Date) {
  const perDay = async (column: 'submitted_at' | 'first_answered_at') => {
    const day = sql<string>`to_char(${sql.ref(column)} at time zone 'Europe/Paris', 'YYYY-MM-DD')`;
    const rows = await tx
      .selectFrom('cases')
      .select([day.as('day'), (eb) => eb.fn.countAll<number>().as('count')])
      .where(column, '>=', since)
      .groupBy(day)
      .execute();
    return new Map(rows.map((row) => [row.day, Number(row.count)]));
  };
  return { sent: await perDay('submitted_at'), answered: await perDay('first_answered_at') };
}

export type AlertTimes = { aged: Date; urgentUnread: Date; now: Date };

/** Facts of sent cases that hold no health data, with the name of their pharmacy. */
function sentCases(tx: Tx) {
  return tx
    .selectFrom('cases')
    .innerJoin('organisations', 'organisations.id', 'cases.organisation_id')
    .select([
      'cases.id',
      'cases.reference',
      'cases.form',
      'cases.status',
      'cases.tier',
      'cases.submitted_at',
      'cases.due_at',
      'cases.expert_id',
      'cases.escalation_count',
      'cases.is_urgent',
      'cases.read_at',
      'cases.answered_at',
      'organisations.name as pharmacy_name',
    ])
    .where('cases.submitted_at', 'is not', null);
}

/** One sent case, whatever became of it. */
export function findDirectorCase(tx: Tx, caseId: string) {
  return sentCases(tx).where('cases.id', '=', caseId).executeTakeFirst();
}

/** Open cases, and urgent opinions nobody read; oldest first. */
export async function listDirectorCases(
  tx: Tx,
  input: { onlyAlerts: boolean; times: AlertTimes; after: Place | undefined; limit: number },
) {
  const { after, times } = input;
  return sentCases(tx)
    .where((eb) => {
      const isOpen = eb('cases.status', 'in', ['queued', 'claimed', 'clarifying', 'unanswered']);
      const isUrgentUnread = eb.and([
        eb('cases.status', '=', 'answered'),
        eb('cases.is_urgent', '=', true),
        eb('cases.read_at', 'is', null),
        eb('cases.answered_at', '<=', times.urgentUnread),
      ]);
      if (!input.onlyAlerts) return eb.or([isOpen, isUrgentUnread]);
      const isAlarming = eb.or([
        eb('cases.status', '=', 'unanswered'),
        eb('cases.submitted_at', '<=', times.aged),
        eb('cases.due_at', '<', times.now),
      ]);
      return eb.or([eb.and([isOpen, isAlarming]), isUrgentUnread]);
    })
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('cases.submitted_at', 'cases.id'),
          '>',
          eb.tuple(after?.at ?? new Date(0), after?.id ?? ''),
        ),
      ),
    )
    .orderBy('cases.submitted_at')
    .orderBy('cases.id')
    .limit(input.limit)
    .execute();
}
