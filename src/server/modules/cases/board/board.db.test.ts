import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  defaultServiceHours,
  type ServiceHours,
  serviceMinutesBetween,
} from '#server/kernel/service-hours.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { type Actor, scopeOf } from '#server/policy/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import {
  countOpenByAge,
  countOverrides,
  countRepeats,
  countSent,
  measureDelay,
  measureDelays,
  measureDoctors,
  measureTrend,
  measureWeeks,
  type Sample,
} from './board.queries.ts';
import { overridesCsv } from './board-csv.ts';
import { overrideReasonsOf, tailEdges } from './board-figures.ts';
import { asSuperuser, boardNow, caseRow, insertCases, insertPeople, people } from './board-world.suite.ts';
import { serviceMinutes } from './service-minutes.queries.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const ago = (ms: number) => new Date(boardNow.getTime() - ms);
const director: Actor = { kind: 'director', accountId: people.director };
const doctor: Actor = { kind: 'doctor', accountId: people.doctors[0], tier: 1 };
const pharmacist: Actor = {
  kind: 'pharmacist',
  accountId: people.pharmacists[1],
  organisationId: people.pharmacies[1],
  mayAddDermoscopicToSkin: false,
};
const sample: Sample = { since: ago(30 * day), hours: defaultServiceHours };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertPeople(database);
});
afterAll(() => database.drop());
beforeEach(() => asSuperuser(database, (db) => db.deleteFrom('cases').execute()));

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  inTransaction(database.db, scopeOf(actor), work);

/** Answered on a Tuesday so many minutes after 10 h. */
const tuesday = new Date('2026-11-24T09:00:00Z');
const answeredAfter = (minutes: number, known = {}) =>
  caseRow({
    submitted_at: tuesday,
    claimed_at: tuesday,
    first_answered_at: new Date(tuesday.getTime() + minutes * minute),
    ...known,
  });

describe('B-011 delays', () => {
  test.each<[string, ServiceHours]>([
    ['the usual hours', defaultServiceHours],
    ['every day of the week', { ...defaultServiceHours, days: [1, 2, 3, 4, 5, 6, 7] }],
    [
      'until midnight, three days',
      { ...defaultServiceHours, days: [2, 3, 7], opensAt: '09:30', closesAt: '24:00' },
    ],
    ['another zone', { ...defaultServiceHours, zone: 'Indian/Reunion' }],
  ])('B-011 the clock of the service says in SQL what it says in code: %s', async (_, hours) => {
    let state = 20_261_128;
    const next = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const pairs = Array.from({ length: 400 }, () => {
      // Three years with their six clock changes; from seconds to weeks apart.
      const from = new Date(Date.UTC(2025, 0, 1) + Math.floor(next() * 3 * 365 * day));
      return { from, until: new Date(from.getTime() + Math.floor(next() ** 4 * 40 * day)) };
    });
    const column = (name: string) => sql<Date>`${sql.ref(name)}`;
    const { rows } = await as(director, (tx) =>
      sql<{ minutes: number }>`
        select ${serviceMinutes(column('began'), column('ended'), hours)} as minutes
        from unnest(${pairs.map((pair) => pair.from)}::timestamptz[], ${pairs.map((pair) => pair.until)}::timestamptz[])
          with ordinality as pair(began, ended, place) order by place`.execute(tx),
    );
    expect(rows).toHaveLength(pairs.length);
    for (const [index, { from, until }] of pairs.entries()) {
      const wanted = serviceMinutesBetween(from, until, hours);
      expect(Number(rows[index]?.minutes), `${from.toISOString()} ${until.toISOString()}`).toBeCloseTo(
        wanted,
        3,
      );
    }
  });

  test('B-011 median and nine in ten, for all, each tier and each form', async () => {
    await insertCases(database, [
      ...[10, 20, 30, 40, 50].map((minutes) => answeredAfter(minutes)),
      ...[100, 200, 300].map((minutes) => answeredAfter(minutes, { tier: 3, form: 'grain-de-beaute' })),
      answeredAfter(5, { first_answered_at: ago(31 * day), submitted_at: ago(32 * day) }),
    ]);
    const delays = await as(director, (tx) => measureDelays(tx, sample));
    expect(delays.all.count).toBe(8);
    expect(delays.all.elapsed?.[0]).toBe(45);
    expect(delays.byTier.map(({ tier, count, elapsed }) => [tier, count, elapsed?.[0]])).toEqual(
      expect.arrayContaining([
        [1, 5, 30],
        [3, 3, 200],
      ]),
    );
    expect(delays.byTier).toHaveLength(2);
    expect(delays.byForm.map(({ form, elapsed }) => [form, elapsed?.[1]])).toEqual(
      expect.arrayContaining([
        ['peau', 46],
        ['grain-de-beaute', 280],
      ]),
    );
  });

  test('B-011 a night counts on the wall and not on the clock of the service', async () => {
    // Sent on Monday at 19 h, answered on Tuesday at 9 h: two hours of service, fourteen of waiting.
    await insertCases(database, [
      caseRow({
        submitted_at: new Date('2026-11-23T18:00:00Z'),
        first_answered_at: new Date('2026-11-24T08:00:00Z'),
      }),
    ]);
    const { all } = await as(director, (tx) => measureDelays(tx, sample));
    expect([all.service?.[0], all.elapsed?.[0]]).toEqual([120, 840]);
  });

  test('B-011 one form alone, when a form is chosen', async () => {
    await insertCases(database, [answeredAfter(10), answeredAfter(90, { form: 'grain-de-beaute' })]);
    const delays = await as(director, (tx) => measureDelays(tx, { ...sample, form: 'grain-de-beaute' }));
    expect(delays.all).toMatchObject({ count: 1, elapsed: [90, 90] });
    expect(delays.byForm.map(({ form }) => form)).toEqual(['grain-de-beaute']);
  });

  test('B-011 the trend puts an answer into the day it is in France', async () => {
    await insertCases(database, [
      caseRow({ submitted_at: ago(3 * day), first_answered_at: new Date('2026-11-24T23:30:00Z') }),
    ]);
    const trend = await as(director, (tx) => measureTrend(tx, sample, 'submitted_at', 'day'));
    expect(trend.map(({ from, count }) => [from, count])).toEqual([['2026-11-25', 1]]);
    const weeks = await as(director, (tx) => measureTrend(tx, sample, 'submitted_at', 'week'));
    expect(weeks.map(({ from }) => from)).toEqual(['2026-11-23']);
  });
});

describe('B-011, B-012 counts', () => {
  test('B-046 requests sent back, by what was asked; photos sent against a warning', async () => {
    await insertCases(database, [
      caseRow({ asked_kinds: ['new-photo'], overridden_photo_count: 2 }),
      caseRow({ asked_kinds: ['more-information', 'new-photo'] }),
      caseRow({ overridden_photo_count: 0 }),
      caseRow({}),
    ]);
    expect(await as(director, (tx) => countSent(tx, sample))).toEqual({
      sent: 4,
      clarified: 2,
      kinds: { 'more-information': 1, 'changed-information': 0, 'new-photo': 2 },
      overridden: 1,
      overriddenPhotos: 2,
    });
  });

  test('photos sent despite a warning by reason and hint; of less than five nothing is told but that there are some', async () => {
    await insertCases(database, [
      ...[1, 2, 3, 4].map(() =>
        caseRow({ overridden_photo_count: 1, photo_overrides: ['patient-moves shaken blurred'] }),
      ),
      caseRow({ overridden_photo_count: 2, photo_overrides: ['patient-moves shaken', 'in-words small'] }),
      caseRow({
        submitted_at: ago(60 * day),
        overridden_photo_count: 1,
        photo_overrides: ['hard-place dark'],
      }),
    ]);
    const reasons = overrideReasonsOf(await as(director, (tx) => countOverrides(tx, sample)));
    const of = (wanted: string) => {
      const row = reasons.find(({ reason }) => reason === wanted);
      const told = row?.hints.filter(({ count }) => count !== 0).map(({ hint, count }) => [hint, count]);
      return [row?.count, ...(told ?? [])];
    };
    expect(of('patient-moves')).toEqual([5, ['shaken', 5], ['blurred', null]]);
    expect(of('in-words')).toEqual([null, ['small', null]]);
    expect(of('hard-place')).toEqual([0]);
    const lines = overridesCsv(reasons).split('\r\n');
    expect(lines).toContain('Le patient ne peut pas rester immobile;bougée;5');
    expect(lines).toContain('Raison écrite par la pharmacie;Tous;moins de 5');
  });

  test('B-011 open cases by age; ended and answered ones are no tail', async () => {
    await insertCases(database, [
      caseRow({ submitted_at: ago(119 * minute) }),
      caseRow({ submitted_at: ago(121 * minute), status: 'claimed', expert_id: people.doctors[0] }),
      caseRow({ submitted_at: ago(6 * day), status: 'unanswered' }),
      caseRow({ submitted_at: ago(400 * day), status: 'clarifying', expert_id: people.doctors[0] }),
      caseRow({ submitted_at: ago(6 * day), status: 'ended' }),
      answeredAfter(10),
    ]);
    const tail = await as(director, (tx) => countOpenByAge(tx, sample, boardNow, tailEdges));
    expect(Object.fromEntries(tail)).toEqual({
      0: { waiting: 1, held: 0, clarifying: 0 },
      1: { waiting: 0, held: 1, clarifying: 0 },
      5: { waiting: 1, held: 0, clarifying: 1 },
    });
  });

  test('B-009 load: what each doctor answered and holds, the busiest first', async () => {
    await insertCases(database, [
      answeredAfter(10),
      answeredAfter(20, { asked_kinds: ['new-photo'] }),
      answeredAfter(30, { expert_id: people.doctors[1], tier: 2 }),
      caseRow({ status: 'claimed', expert_id: people.doctors[2] }),
      caseRow({ status: 'clarifying', expert_id: people.doctors[1] }),
    ]);
    const doctors = await as(director, (tx) => measureDoctors(tx, sample));
    expect(
      doctors.map(({ accountId, count, held, clarified }) => [accountId, count, held, clarified]),
    ).toEqual([
      [people.doctors[0], 2, 0, 1],
      [people.doctors[1], 1, 1, 0],
      [people.doctors[2], 0, 1, 0],
    ]);
    expect(doctors[2]?.service).toBeNull();
  });

  test('B-011 a repeat follows another of the same person at the same pharmacy within 90 days', async () => {
    const [first, second] = people.pharmacies;
    await insertCases(database, [
      caseRow({ nir_digest: 'one', submitted_at: ago(80 * day), organisation_id: first }),
      caseRow({ nir_digest: 'one', submitted_at: ago(day), organisation_id: first }),
      caseRow({ nir_digest: 'one', submitted_at: ago(day), organisation_id: second }),
      caseRow({ nir_digest: 'two', submitted_at: ago(120 * day), organisation_id: first }),
      caseRow({ nir_digest: 'two', submitted_at: ago(day), organisation_id: first }),
      caseRow({ nir_digest: null, submitted_at: ago(day) }),
    ]);
    expect(await as(director, (tx) => countRepeats(tx, sample, 90))).toEqual({ of: 3, count: 1 });
  });

  test('B-011 the table has a row for each week, form and tier, and never more than its bound', async () => {
    await insertCases(database, [
      answeredAfter(10),
      answeredAfter(30),
      caseRow({ submitted_at: ago(10 * day), tier: 2, asked_kinds: ['new-photo'] }),
    ]);
    const rows = await as(director, (tx) => measureWeeks(tx, sample, 1000));
    expect(
      rows.map(({ week, tier, sent, count, clarified }) => [week, tier, sent, count, clarified]),
    ).toEqual([
      ['2026-11-23', 1, 2, 2, 0],
      ['2026-11-16', 2, 1, 0, 1],
    ]);
    expect(await as(director, (tx) => measureWeeks(tx, sample, 1))).toHaveLength(1);
  });
});

describe('B-055 scope', () => {
  test('B-055 a doctor counts his own, a pharmacy its own, and neither can count another’s', async () => {
    await insertCases(database, [
      answeredAfter(10),
      answeredAfter(20, { expert_id: people.doctors[1] }),
      answeredAfter(30, { organisation_id: people.pharmacies[1], created_by: people.pharmacists[1] }),
    ]);
    const own = { ...sample, expertId: people.doctors[0] };
    expect((await as(doctor, (tx) => measureDelay(tx, own, 'claimed_at'))).count).toBe(2);
    // Even with the scope of the query left out, the wall behind it holds for a pharmacy.
    expect((await as(pharmacist, (tx) => measureDelay(tx, sample, 'submitted_at'))).count).toBe(1);
    const foreign = { ...sample, organisationId: people.pharmacies[0] };
    expect((await as(pharmacist, (tx) => measureDelay(tx, foreign, 'submitted_at'))).count).toBe(0);
    expect(
      (await as({ kind: 'operator', accountId: people.director }, (tx) => countSent(tx, sample))).sent,
    ).toBe(0);
  });
});

describe('B-011 at 100,000 cases', () => {
  test('B-011 a month is found by index among two years of cases, whatever is asked', async () => {
    await asSuperuser(database, async (db) => {
      await sql`insert into cases (id, reference, organisation_id, created_by, data_key, form, form_version, status,
          tier, start_tier, revision, submission_version, photo_count, escalation_count, opinion_reminders_sent,
          is_urgent, created_at, updated_at, submitted_at, claimed_at, first_answered_at, answered_at, expert_id)
        select gen_random_uuid(), 'R' || number, ${people.pharmacies[0]}, ${people.pharmacists[0]}, 'k1.x', 'peau', 1,
          'answered', 1, 1, 1, 1, 2, 0, 0, false, at, at, at, at, at + interval '1 hour', at, ${people.doctors[0]}
        from generate_series(1, 100000) as number
        cross join lateral (select ${boardNow}::timestamptz - number * interval '10 minutes' as at) as time`.execute(
        db,
      );
      await sql`analyze cases`.execute(db);
    });
    const asked: Record<string, (tx: Tx) => Promise<unknown>> = {
      delays: (tx: Tx) => measureDelays(tx, sample),
      trend: (tx: Tx) => measureTrend(tx, sample, 'submitted_at', 'week'),
      sent: (tx: Tx) => countSent(tx, sample),
      tail: (tx: Tx) => countOpenByAge(tx, sample, boardNow, tailEdges),
      doctors: (tx: Tx) => measureDoctors(tx, sample),
      repeats: (tx: Tx) => countRepeats(tx, sample, 90),
      weeks: (tx: Tx) => measureWeeks(tx, sample, 1000),
    };
    expect(await scansOf((tx) => sql`select max(photo_count) from cases`.execute(tx))).toBe(1);
    for (const [name, ask] of Object.entries(asked)) {
      expect(await scansOf(ask), `${name} reads the whole table`).toBe(0);
    }
  }, 60_000);
});

/** How often `ask` read the table of cases from one end to the other. */
function scansOf(ask: (tx: Tx) => Promise<unknown>): Promise<number> {
  return as(director, async (tx) => {
    const scanned = async () => {
      const { rows } = await sql<{ scans: number }>`
        select seq_scan::integer as scans from pg_stat_xact_user_tables where relname = 'cases'`.execute(tx);
      return Number(rows[0]?.scans);
    };
    const before = await scanned();
    await ask(tx);
    return (await scanned()) - before;
  });
}
