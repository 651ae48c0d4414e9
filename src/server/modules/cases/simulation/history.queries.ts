// What an instance has lived, in the figures the simulator asks for (B-011): counts and times only, no content, no identity.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';

// Written out, not handed over: the server must see the same expression where it groups.
const zone = sql.lit('Europe/Paris');

/** Requests sent since `since`, by hour and ISO weekday in France, and how many were of each form. */
export async function countSent(tx: Tx, since: Date) {
  const hour = sql<number>`extract(hour from submitted_at at time zone ${zone})::int`;
  const weekday = sql<number>`extract(isodow from submitted_at at time zone ${zone})::int`;
  return tx
    .selectFrom('cases')
    .select([hour.as('hour'), weekday.as('weekday'), 'form', sql<number>`count(*)::int`.as('count')])
    .where('submitted_at', '>=', since)
    .groupBy([hour, weekday, 'form'])
    .execute();
}

const acts = ['case.claim', 'case.decline', 'case.hand-up', 'case.ask-clarification', 'case.escalate'];

/** What doctors did since `since`, by form, tier, hour of the day and weekday. */
export async function countActs(tx: Tx, since: Date) {
  const hour = sql<number>`extract(hour from audit_entries.at at time zone ${zone})::int`;
  const weekday = sql<number>`extract(isodow from audit_entries.at at time zone ${zone})::int`;
  const tier = sql<number>`(audit_entries.details->>'fromTier')::int`;
  const reason = sql<string | null>`audit_entries.details->>'reason'`;
  return tx
    .selectFrom('audit_entries')
    .innerJoin('cases', 'cases.id', 'audit_entries.subject_id')
    .select([
      'audit_entries.action',
      'cases.form',
      tier.as('tier'),
      reason.as('reason'),
      hour.as('hour'),
      weekday.as('weekday'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('audit_entries.action', 'in', acts)
    .where('audit_entries.at', '>=', since)
    .groupBy(['audit_entries.action', 'cases.form', tier, reason, hour, weekday])
    .execute();
}

/** Median elapsed minutes a pharmacy takes to answer a clarification, and how many say so. */
export async function measureClarifications(tx: Tx, since: Date) {
  const row = await tx
    .selectFrom('clarifications')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<
        number | null
      >`percentile_cont(0.5) within group (order by extract(epoch from answered_at - asked_at) / 60)`.as(
        'median',
      ),
    ])
    .where('answered_at', 'is not', null)
    .where('asked_at', '>=', since)
    .executeTakeFirstOrThrow();
  return { count: row.count, median: row.median === null ? null : Math.round(Number(row.median)) };
}
