import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { notifyLive } from './live-channel.store.ts';
import { createLiveHub, type LiveHub } from './live-hub.ts';

const SYSTEM = { actorKind: 'system', accountId: null, organisationId: null, tier: null };
const applicationName = 'consilia live test';

let database: TestDatabase;
let hub: LiveHub;
let gaps = 0;
const errors: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  hub = await createLiveHub({
    url: database.appUrl,
    applicationName,
    log: { ...silentLog, error: (_fields, message) => void errors.push(message) },
    onGap: () => {
      gaps += 1;
    },
    delays: { first: 10, longest: 50 },
  });
});

afterAll(async () => {
  await hub.close();
  await database.drop();
});

const leave: (() => void)[] = [];
afterEach(() => {
  for (const end of leave.splice(0)) end();
});

function heard(): unknown[] {
  const notes: unknown[] = [];
  leave.push(hub.subscribe((note) => void notes.push(note)));
  return notes;
}
const ring = (note: object) => inTransaction(database.db, SYSTEM, (tx) => notifyLive(tx, note));

describe('live hub', () => {
  test('every listener hears a committed note, none hears one that was rolled back', async () => {
    const [one, other] = [heard(), heard()];
    const undone = inTransaction(database.db, SYSTEM, async (tx) => {
      await notifyLive(tx, { id: 'undone' });
      throw new Error('refused');
    });
    await expect(undone).rejects.toThrow('refused');
    await ring({ id: 'kept' });
    await vi.waitFor(() => expect(one).toEqual([{ id: 'kept' }]));
    expect(other).toEqual([{ id: 'kept' }]);
  });

  test('who has left hears nothing more, and one that fails disturbs nobody', async () => {
    const gone = heard();
    leave.pop()?.();
    leave.push(
      hub.subscribe(() => {
        throw new Error('broken listener');
      }),
    );
    const notes = heard();
    await ring({ id: 'a' });
    await vi.waitFor(() => expect(notes).toHaveLength(1));
    expect(gone).toEqual([]);
    expect(errors).toEqual(['a live listener failed']);
  });

  test('passes over what is not JSON', async () => {
    const notes = heard();
    await sql`select pg_notify('consilia_live', 'no json {')`.execute(database.db);
    await ring({ id: 'after' });
    await vi.waitFor(() => expect(notes).toEqual([{ id: 'after' }]));
  });

  test('comes back after its connection is cut, and says that notes may be missing', async () => {
    const notes = heard();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = ${applicationName} and datname = current_database()`.execute(database.db);
    await vi.waitFor(() => expect(gaps).toBe(1), { timeout: 10_000 });
    await ring({ id: 'again' });
    await vi.waitFor(() => expect(notes).toEqual([{ id: 'again' }]));
  });

  test('refuses a note that is more than ids', async () => {
    await expect(ring({ text: 'é'.repeat(4_000) })).rejects.toThrow('ids only');
  });

  test('does not start when the database cannot be reached', async () => {
    const url = database.appUrl.replace(/:\d+\//, ':1/');
    await expect(createLiveHub({ url, applicationName, log: silentLog })).rejects.toThrow();
  });
});
