// Figures of the service, computed where the rows lie (B-011, B-012). Counts and times only, never the content of a case.
// Row-level security stands behind `whose`: a pharmacy's rows for a pharmacist, sent cases for doctors and the director.
import { type RawBuilder, sql } from 'kysely';
import type { FormId } from '#contracts/forms/form-id.ts';
import type { ServiceHours } from '#server/kernel/service-hours.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { serviceMinutes } from './service-minutes.queries.ts';

/** Whose cases are counted, since when, on which clock. */
export type Sample = {
  since: Date;
  hours: ServiceHours;
  form?: FormId | undefined;
  /** Of one doctor, or of one pharmacy; neither: of the whole service. */
  expertId?: string;
  organisationId?: string;
};

/** Two centiles, the median and the ninetieth, before anything is rounded or held back. */
export type Measured = { count: number; service: number[] | null; elapsed: number[] | null };

const column = (name: string) => sql<Date>`${sql.ref(name)}`;
const centiles = (of: string) => sql`percentile_cont(array[0.5, 0.9]) within group (order by ${sql.ref(of)})`;

function isOf({ form, expertId, organisationId }: Sample): RawBuilder<boolean> {
  const wanted = [
    ...(form ? [sql`form = ${form}`] : []),
    ...(expertId ? [sql`expert_id = ${expertId}`] : []),
    ...(organisationId ? [sql`organisation_id = ${organisationId}`] : []),
  ];
  return sql<boolean>`${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)}`;
}

/**
 * Answered since, with the tier that gave the opinion (who answers at a lower level counts at his own, B-012) and the minutes from
 * `from` to the first opinion on both clocks.
 */
function answered(sample: Sample, from: 'submitted_at' | 'claimed_at') {
  return sql`
    select form, greatest(tier, (select expert_tier from accounts where id = expert_id)) as tier, expert_id, first_answered_at, asked_kinds is not null as is_clarified,
      extract(epoch from first_answered_at - ${sql.ref(from)})::float8 / 60 as elapsed,
      ${serviceMinutes(column(from), column('first_answered_at'), sample.hours)} as service
    from cases
    where first_answered_at >= ${sample.since} and ${sql.ref(from)} is not null and ${isOf(sample)}`;
}

type DelayRow = {
  tier: number | null;
  form: FormId | null;
  /** 0 for the whole, 1 for a tier, 2 for a form, 3 for both. */
  set: number;
} & RawMeasured;
type RawMeasured = { count: string; service: number[] | null; elapsed: number[] | null };

const setOf = { all: 3, tier: 1, form: 2 } as const;

/** Delays of all, of each tier and of each form. */
export async function measureDelays(tx: Tx, sample: Sample) {
  const { rows } = await sql<DelayRow>`
    with answered as materialized (${answered(sample, 'submitted_at')})
    select tier, form, grouping(tier, form) as set, count(*) as count,
      ${centiles('service')} as service, ${centiles('elapsed')} as elapsed
    from answered group by grouping sets ((), (tier), (form))`.execute(tx);
  const of = (set: number) => rows.filter((row) => row.set === set);
  return {
    all: of(setOf.all).map(toMeasured)[0] ?? nothingMeasured,
    byTier: of(setOf.tier).map((row) => ({ tier: row.tier, ...toMeasured(row) })),
    byForm: of(setOf.form).map((row) => ({ form: row.form, ...toMeasured(row) })),
  };
}

/** The delay of one doctor or pharmacy. */
export async function measureDelay(tx: Tx, sample: Sample, from: 'submitted_at' | 'claimed_at') {
  const { rows } = await sql<RawMeasured>`
    with answered as materialized (${answered(sample, from)})
    select count(*) as count, ${centiles('service')} as service, ${centiles('elapsed')} as elapsed
    from answered`.execute(tx);
  return rows[0] ? toMeasured(rows[0]) : nothingMeasured;
}

const nothingMeasured: Measured = { count: 0, service: null, elapsed: null };

function toMeasured({ count, service, elapsed }: RawMeasured): Measured {
  return { count: Number(count), service, elapsed };
}

export type Step = 'day' | 'week';

/** Opinions and their delay for each day or week (its Monday) that has any. */
export async function measureTrend(
  tx: Tx,
  sample: Sample,
  from: 'submitted_at' | 'claimed_at',
  step: Step,
): Promise<({ from: string } & Pick<Measured, 'count' | 'service'>)[]> {
  const { rows } = await sql<{ from: string; count: string; service: number[] | null }>`
    with answered as materialized (${answered(sample, from)}),
    stepped as (
      select service, date_trunc(${step}, first_answered_at at time zone ${sample.hours.zone}) as start from answered)
    select to_char(start, 'YYYY-MM-DD') as from, count(*) as count, ${centiles('service')} as service
    from stepped group by start order by start`.execute(tx);
  return rows.map((row) => ({ from: row.from, count: Number(row.count), service: row.service }));
}

/** What came in since: sent, sent back and for what, photos sent against a warning. */
export async function countSent(tx: Tx, sample: Sample) {
  const { rows } = await sql<Record<string, string>>`
    select count(*) as sent,
      count(*) filter (where asked_kinds is not null) as clarified,
      count(*) filter (where 'more-information' = any(asked_kinds)) as more_information,
      count(*) filter (where 'changed-information' = any(asked_kinds)) as changed_information,
      count(*) filter (where 'new-photo' = any(asked_kinds)) as new_photo,
      count(*) filter (where overridden_photo_count > 0) as overridden,
      coalesce(sum(overridden_photo_count), 0) as overridden_photos
    from cases where ${sql.ref(sample.expertId ? 'first_answered_at' : 'submitted_at')} >= ${sample.since}
      and ${isOf(sample)}`.execute(tx);
  const of = (name: string) => Number(rows[0]?.[name] ?? 0);
  return {
    sent: of('sent'),
    clarified: of('clarified'),
    kinds: {
      'more-information': of('more_information'),
      'changed-information': of('changed_information'),
      'new-photo': of('new_photo'),
    },
    overridden: of('overridden'),
    overriddenPhotos: of('overridden_photos'),
  };
}

/** Photos sent since despite a warning, by reason (`hint` null) and by reason and hint. */
export async function countOverrides(tx: Tx, sample: Sample) {
  const { rows } = await sql<{ reason: string; hint: string | null; count: string }>`
    with noted as (
      select string_to_array(unnest(photo_overrides), ' ') as codes from cases
      where submitted_at >= ${sample.since} and overridden_photo_count > 0 and ${isOf(sample)})
    select codes[1] as reason, null as hint, count(*) as count from noted group by 1
    union all
    select codes[1], hint, count(*) from noted, unnest(codes[2:]) as hint group by 1, 2`.execute(tx);
  return rows.map(({ reason, hint, count }) => ({ reason, hint, count: Number(count) }));
}

/** Open cases of the sample by how long ago they were sent; `edges` are hours, rising. */
export async function countOpenByAge(tx: Tx, sample: Sample, now: Date, edges: readonly number[]) {
  const { rows } = await sql<{ bucket: number; waiting: string; held: string; clarifying: string }>`
    select width_bucket(extract(epoch from ${now}::timestamptz - submitted_at)::float8 / 3600,
        ${[...edges]}::float8[]) as bucket,
      count(*) filter (where status in ('queued', 'unanswered')) as waiting,
      count(*) filter (where status = 'claimed') as held,
      count(*) filter (where status = 'clarifying') as clarifying
    from cases
    where status in ('queued', 'claimed', 'clarifying', 'unanswered') and ${isOf(sample)}
    group by bucket`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.bucket,
      { waiting: Number(row.waiting), held: Number(row.held), clarifying: Number(row.clarifying) },
    ]),
  );
}

const mostDoctors = 200;

/** What each doctor answered since and holds now; the busiest first, at most 200. */
export async function measureDoctors(tx: Tx, sample: Sample) {
  const { rows } = await sql<{ expert_id: string; held: string; clarified: string } & RawMeasured>`
    with answered as materialized (${answered(sample, 'claimed_at')}),
    given as (
      select expert_id, count(*) as count, count(*) filter (where is_clarified) as clarified,
        ${centiles('service')} as service, ${centiles('elapsed')} as elapsed
      from answered where expert_id is not null group by expert_id),
    held as (
      select expert_id, count(*) as held from cases
      where status in ('claimed', 'clarifying') and ${isOf(sample)} group by expert_id)
    select coalesce(given.expert_id, held.expert_id) as expert_id, coalesce(given.count, 0) as count,
      coalesce(given.clarified, 0) as clarified, coalesce(held.held, 0) as held, given.service, given.elapsed
    from given full join held on held.expert_id = given.expert_id
    order by count desc, held desc, expert_id limit ${mostDoctors}`.execute(tx);
  return rows.map((row) => ({
    accountId: row.expert_id,
    held: Number(row.held),
    clarified: Number(row.clarified),
    ...toMeasured(row),
  }));
}

/** Of the requests sent since that name their person by a number: how many follow another of the same pharmacy. */
export async function countRepeats(tx: Tx, sample: Sample, repeatDays: number) {
  const { rows } = await sql<{ of: string; count: string }>`
    select count(*) as of, count(*) filter (where exists (
      select 1 from cases earlier
      where earlier.organisation_id = cases.organisation_id and earlier.nir_digest = cases.nir_digest
        and earlier.submitted_at < cases.submitted_at
        and earlier.submitted_at >= cases.submitted_at - make_interval(days => ${repeatDays}))) as count
    from cases where submitted_at >= ${sample.since} and nir_digest is not null and ${isOf(sample)}`.execute(
    tx,
  );
  return { of: Number(rows[0]?.of ?? 0), count: Number(rows[0]?.count ?? 0) };
}

export type ExportRow = {
  week: string;
  form: FormId;
  tier: number;
  sent: number;
  clarified: number;
  overridden: number;
} & Measured;

/** Weeks by form and tier: what was sent in the week and what was answered in it; at most `limit` rows, newest first. */
export async function measureWeeks(tx: Tx, sample: Sample, limit: number): Promise<ExportRow[]> {
  const weekOf = (name: string) =>
    sql`to_char(date_trunc('week', ${sql.ref(name)} at time zone ${sql.lit(sample.hours.zone)}), 'YYYY-MM-DD')`;
  const { rows } = await sql<Record<string, unknown> & RawMeasured>`
    with answered as materialized (${answered(sample, 'submitted_at')}),
    given as (
      select ${weekOf('first_answered_at')} as week, form, tier, count(*) as count,
        ${centiles('service')} as service, ${centiles('elapsed')} as elapsed
      from answered group by 1, 2, 3),
    sent as (
      select ${weekOf('submitted_at')} as week, form, tier, count(*) as sent,
        count(*) filter (where asked_kinds is not null) as clarified,
        count(*) filter (where overridden_photo_count > 0) as overridden
      from cases where submitted_at >= ${sample.since} and ${isOf(sample)} group by 1, 2, 3)
    select week, form, tier, coalesce(sent, 0) as sent, coalesce(clarified, 0) as clarified,
      coalesce(overridden, 0) as overridden, coalesce(count, 0) as count, service, elapsed
    from given full join sent using (week, form, tier)
    order by week desc, form, tier limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    week: String(row['week']),
    form: row['form'] as FormId,
    tier: Number(row['tier']),
    sent: Number(row['sent']),
    clarified: Number(row['clarified']),
    overridden: Number(row['overridden']),
    ...toMeasured(row),
  }));
}
