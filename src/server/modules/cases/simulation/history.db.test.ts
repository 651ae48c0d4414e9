import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FormId } from '#contracts/forms/form-id.ts';
import { createRunner } from '#server/app/run-use-case.ts';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { system } from '#server/policy/actor.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { auditEntry, type RunUseCase } from '../../audit/public.ts';
import { asSuperuser, caseRow, idOf, insertCases, insertPeople, people } from '../board/board-world.suite.ts';
import { caseActed } from '../case.audit.ts';
import { defaultAssumptions } from './assumptions.ts';
import { readHistory } from './read-history.ts';

const tester = system('test');
const since = new Date('2025-11-28T12:00:00Z');
const keyring = createKeyring({
  current: 'k1',
  masterKeys: new Map([['k1', randomBytes(32)]]),
  searchKey: randomBytes(32),
});

let database: TestDatabase;
let run: RunUseCase;
let now = new Date('2026-11-27T15:00:00Z');
beforeAll(async () => {
  database = await createTestDatabase();
  run = createRunner({
    db: database.db,
    keyring,
    now: () => now,
    newId: () => newUuidV7(now, randomBytes),
    react: async () => undefined,
  });
  await insertPeople(database);
});
afterAll(() => database.drop());
beforeEach(() =>
  asSuperuser(database, async (db) => {
    await db.deleteFrom('clarifications').execute();
    await db.deleteFrom('audit_entries').execute();
    await db.deleteFrom('cases').execute();
  }),
);

const read = () => run(tester, ({ tx }) => readHistory(tx, defaultAssumptions, since));

/** So many requests sent at that moment. */
const send = (count: number, at: string, form: FormId = 'peau') => {
  const sent = Array.from({ length: count }, () => caseRow({ submitted_at: new Date(at), form }));
  return insertCases(database, sent).then(() => sent);
};

type Acted = { count: number; at?: string; reason?: string; tier?: number };

/** Doctors' acts on one case, as the life cycle writes them. */
async function act(
  caseId: string,
  action: 'claim' | 'decline' | 'hand-up' | 'ask-clarification' | 'escalate',
  acted: Acted,
) {
  const { count, at = '2026-11-24T09:00:00Z', reason, tier = 1 } = acted;
  now = new Date(at);
  await run(tester, async (ctx) => {
    for (let done = 0; done < count; done++) {
      const details = { from: 'queued', to: 'claimed', fromTier: tier, toTier: tier, submission: 1 } as const;
      ctx.audit(auditEntry(caseActed[action], caseId, { ...details, ...(reason ? { reason } : {}) }));
    }
  });
}

const sumOf = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);

describe('the history of an instance', () => {
  test('of an empty instance: every assumption stays', async () => {
    expect(await read()).toEqual(defaultAssumptions);
  });

  test('few acts say nothing: every assumption stays', async () => {
    const [one] = await send(29, '2026-11-24T09:00:00Z');
    await act(one?.id ?? '', 'claim', { count: 29 });
    expect(await read()).toEqual(defaultAssumptions);
  });

  test('requests by hour and day of France, in summer and winter, and by form', async () => {
    await send(20, '2026-11-23T09:10:00Z');
    await send(12, '2026-11-24T16:59:59Z', 'grain-de-beaute');
    // Monday 0 h 30 in Paris; a Saturday in July, 10 h there.
    await send(8, '2026-11-22T23:30:00Z');
    await send(10, '2026-07-04T08:00:00Z');
    // Before the year began, and never sent.
    await send(99, '2025-11-28T11:59:59Z');
    await insertCases(database, [{ ...caseRow({}), submitted_at: null, status: 'draft' }]);
    const { arrivalHours, arrivalDays, moleShare, sessionHours } = await read();
    const hours = Array.from({ length: 24 }, (_, hour) => ({ 0: 0.16, 10: 0.6, 17: 0.24 })[hour] ?? 0);
    expect(arrivalHours.value).toEqual(hours);
    expect(arrivalDays.value).toEqual([0.56, 0.24, 0, 0, 0, 0.2, 0]);
    expect(moleShare.value).toBe(0.24);
    expect(arrivalHours.source).toBe('history of this instance since 2025-11-28, 50 acts');
    expect(sessionHours).toEqual(defaultAssumptions.sessionHours);
  });

  test('what doctors did, by form and level, and when they took cases', async () => {
    const [skin] = await send(1, '2026-11-24T09:00:00Z');
    const [mole] = await send(1, '2026-11-24T09:00:00Z', 'grain-de-beaute');
    const id = skin?.id ?? '';
    await act(id, 'claim', { count: 24, at: '2026-11-24T11:30:00Z' });
    await act(id, 'claim', { count: 6, at: '2026-11-27T20:30:00Z' });
    await act(id, 'claim', { count: 40, at: '2025-11-28T11:00:00Z' });
    await act(id, 'decline', { count: 10, reason: 'no-time' });
    await act(id, 'hand-up', { count: 8 });
    await act(id, 'ask-clarification', { count: 4 });
    await act(id, 'escalate', { count: 2, reason: 'not-answered' });
    await act(id, 'escalate', { count: 5, reason: 'not-taken' });
    await act(id, 'claim', { count: 6, tier: 2, at: '2026-11-27T20:30:00Z' });
    await act(mole?.id ?? '', 'claim', { count: 3, at: '2026-11-24T11:30:00Z' });
    const { chances, sessionHours, sessionDays } = await read();
    expect(chances.value).toEqual({
      ...defaultAssumptions.chances.value,
      peau: {
        ...defaultAssumptions.chances.value.peau,
        1: { decline: 0.25, handUp: 0.2, clarify: 0.1, lapse: 0.05 },
      },
    });
    expect(chances.source).toContain(', 40 acts');
    expect([sessionHours.value[12], sessionHours.value[21], sumOf(sessionHours.value)]).toEqual([
      0.6923, 0.3077, 1,
    ]);
    expect(sessionDays.value).toEqual([0, 0.6923, 0, 0, 0.3077, 0, 0]);
  });

  test('a median of the answers to clarifications, within what a file of assumptions may say', async () => {
    const asked = new Date('2026-11-24T09:00:00Z');
    const answered = async (minutes: number[]) => {
      const cases = await send(minutes.length, '2026-11-24T09:00:00Z');
      await asSuperuser(database, (db) =>
        db
          .insertInto('clarifications')
          .values(
            minutes.map((after, index) => ({
              id: idOf(90_000 + index),
              case_id: cases[index]?.id ?? '',
              asked_by: people.doctors[0],
              asked_at: asked,
              answered_at: after < 0 ? null : new Date(asked.getTime() + after * 60_000),
              reminders_sent: 0,
              points_sealed: Buffer.of(1),
            })),
          )
          .execute(),
      );
      const { clarificationMinutes } = await read();
      await asSuperuser(database, (db) => db.deleteFrom('clarifications').execute());
      return clarificationMinutes;
    };
    const usual = defaultAssumptions.clarificationMinutes;
    expect(await answered(Array.from({ length: 29 }, () => 5))).toEqual(usual);
    const spread = Array.from({ length: 31 }, (_, index) => 60 + 2 * index);
    expect(await answered([...spread, -1])).toEqual({
      value: { ...usual.value, median: 90 },
      source: 'elapsed time, history of this instance since 2025-11-28, 31 acts; spread assumed',
    });
    expect((await answered(spread.map(() => 0))).value.median).toBe(1);
    expect((await answered(spread.map(() => 30_000))).value.median).toBe(10_000);
  });
});
