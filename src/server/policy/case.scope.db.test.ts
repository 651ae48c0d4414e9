import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tiersOf } from '#contracts/availability/availability.ts';
import { findCasesByNir, listPharmacyCases, type Place } from '#server/modules/cases/case.queries.ts';
import { listDirectorCases } from '#server/modules/cases/director.queries.ts';
import { listExpertCases, listQueue } from '#server/modules/cases/queue.queries.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { type Actor, scopeOf } from './actor.ts';
import { relationToCase } from './case.policy.ts';
import { inQueueOf } from './case.scope.ts';
import { fillPolicyWorld } from './case-rows.suite.ts';
import {
  type CaseRowFixture,
  chosenTiers,
  factsFor,
  type PolicyWorld,
  policyNow,
} from './policy-world.suite.ts';

const caseCount = 400;
const page = 7;

let database: TestDatabase;
let world: PolicyWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await fillPolicyWorld(database, caseCount);
}, 120_000);
afterAll(() => database.drop());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  inTransaction(database.db, scopeOf(actor), work);

/** Ids of the cases that the policy lets this actor have in a list. */
function allowed(actor: Actor, belongs: (fixture: CaseRowFixture, relation: string) => boolean): string[] {
  return world.cases
    .filter((fixture) => belongs(fixture, relationToCase(actor, factsFor(world, actor, fixture))))
    .map(({ id }) => id)
    .sort();
}

function actorsOf<K extends Actor['kind']>(kind: K): [string, Extract<Actor, { kind: K }>][] {
  return Object.entries(world.actors).filter(
    (entry): entry is [string, Extract<Actor, { kind: K }>] => entry[1].kind === kind,
  );
}

/** Asks page after page, as a screen does; ids in alphabetical order. */
async function allPages<Row extends { id: string }>(
  ask: (after: Place | undefined) => Promise<Row[]>,
  timeOf: (row: Row) => Date,
): Promise<string[]> {
  const ids: string[] = [];
  let after: Place | undefined;
  for (let count = 0; count < caseCount; count += 1) {
    const rows = await ask(after);
    ids.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < page) return ids.sort();
    after = { at: timeOf(last), id: last.id };
  }
  throw new Error('pages without end');
}

const waiting = ['queued', 'unanswered'];

describe('lists return exactly what the policy allows', () => {
  test('the fixtures meet every relation', () => {
    const met = new Set(
      Object.values(world.actors).flatMap((actor) =>
        world.cases.map((fixture) => relationToCase(actor, factsFor(world, actor, fixture))),
      ),
    );
    expect([...met].sort()).toEqual(
      ['answerer', 'candidate', 'director', 'holder', 'requester', 'stranger'].sort(),
    );
  });

  test('B-006 B-010 the queue of each doctor, page after page', async () => {
    for (const [name, doctor] of actorsOf('doctor')) {
      const { tier, accountId } = doctor;
      if (tier === null) continue;
      const tiers = tiersOf(tier, chosenTiers(world, doctor)).takeable;
      const expected = allowed(
        doctor,
        ({ facts }, relation) => relation === 'candidate' && waiting.includes(facts.status),
      );
      const scoped = await as(doctor, (tx) =>
        tx.selectFrom('cases').select('cases.id').where(inQueueOf({ accountId, tiers })).execute(),
      );
      expect(scoped.map(({ id }) => id).sort(), name).toEqual(expected);
      const listed = await allPages(
        (after) =>
          as(doctor, (tx) => listQueue(tx, { accountId, tiers }, { filter: {}, after, limit: page })),
        (row) => row.submitted_at ?? policyNow,
      );
      expect(listed, name).toEqual(expected);
      expect(expected.length).toBeGreaterThan(5);
    }
  });

  test('B-008 a doctor who is not verified stands to no waiting case', () => {
    const doctor = world.actors['doctor not verified'] as Actor;
    expect(
      allowed(doctor, ({ facts }, relation) => waiting.includes(facts.status) && relation !== 'stranger'),
    ).toEqual([]);
  });

  test('B-055 the lists of each doctor: held, answered', async () => {
    for (const [name, doctor] of actorsOf('doctor')) {
      const list = (which: 'held' | 'answered') =>
        allPages(
          (after) =>
            as(doctor, (tx) =>
              listExpertCases(tx, {
                accountId: doctor.accountId,
                which,
                withdrawnSince: policyNow,
                after,
                limit: page,
              }),
            ),
          (row) => row.updated_at,
        );
      expect(await list('held'), name).toEqual(allowed(doctor, (_, relation) => relation === 'holder'));
      expect(await list('answered'), name).toEqual(allowed(doctor, (_, relation) => relation === 'answerer'));
    }
  });

  test('B-055 the list and the search of each pharmacy', async () => {
    for (const [name, { organisationId, ...rest }] of actorsOf('pharmacist')) {
      const pharmacist = { ...rest, organisationId };
      const expected = allowed(pharmacist, (_, relation) => relation === 'requester');
      const listed = await allPages(
        (after) =>
          as(pharmacist, (tx) =>
            listPharmacyCases(tx, { organisationId, state: undefined, after, limit: page }),
          ),
        (row) => row.updated_at,
      );
      expect(listed, name).toEqual(expected);
      const found = await as(pharmacist, (tx) => findCasesByNir(tx, organisationId, 'one-patient'));
      expect(found.length).toBe(Math.min(20, expected.length));
      expect(found.filter(({ id }) => !expected.includes(id))).toEqual([]);
    }
  });

  test('B-055 asking for the list of another pharmacy gives nothing', async () => {
    const [first, second] = actorsOf('pharmacist').map(([, actor]) => actor);
    if (!first || !second) throw new Error('two pharmacies are needed');
    const { organisationId } = second;
    const listed = await as(first, (tx) =>
      listPharmacyCases(tx, { organisationId, state: undefined, after: undefined, limit: 50 }),
    );
    expect(listed).toEqual([]);
    expect(await as(first, (tx) => findCasesByNir(tx, organisationId, 'one-patient'))).toEqual([]);
  });

  test('B-011 the open cases of the director', async () => {
    const open = ['queued', 'claimed', 'clarifying', 'unanswered'];
    const times = { aged: policyNow, urgentUnread: policyNow, now: policyNow };
    for (const [name, director] of actorsOf('director')) {
      const listed = await allPages(
        (after) =>
          as(director, (tx) => listDirectorCases(tx, { onlyAlerts: false, times, after, limit: page })),
        (row) => row.submitted_at ?? policyNow,
      );
      const expected = allowed(
        director,
        ({ facts }, relation) => relation === 'director' && open.includes(facts.status),
      );
      expect(listed, name).toEqual(expected);
    }
  });
});
