import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { inTransaction } from './transaction.ts';

const ACCOUNT = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await sql`create table notes (account_id uuid not null, body text not null)`.execute(database.ownerDb);
  await sql`alter table notes enable row level security`.execute(database.ownerDb);
  await sql`create policy own on notes using (account_id = app_account_id())`.execute(database.ownerDb);
  await sql`grant select, insert on notes to consilia_app`.execute(database.ownerDb);
});

afterAll(() => database.drop());

const scopeOf = (accountId: string | null, actorKind = 'professional') => ({
  actorKind,
  accountId,
  organisationId: null,
  tier: 2,
});

const readScope = sql<{ kind: string; account: string; organisation: string; tier: number }>`
  select app_actor_kind() as kind, app_account_id() as account, app_organisation_id() as organisation,
    app_tier() as tier`;

describe('inTransaction', () => {
  test('sets the scope inside the transaction, with quotes kept as text', async () => {
    const kind = "o'brien\\'; drop table notes; --";
    const { rows } = await inTransaction(database.db, scopeOf(ACCOUNT, kind), (tx) => readScope.execute(tx));
    expect(rows).toEqual([{ kind, account: ACCOUNT, organisation: null, tier: 2 }]);
  });

  test('leaves nothing on the connection afterwards', async () => {
    const pids = new Set<number>();
    const readPid = sql<{ pid: number }>`select pg_backend_pid() as pid`;
    await inTransaction(database.db, scopeOf(ACCOUNT), async (tx) => {
      const { rows } = await readPid.execute(tx);
      pids.add(rows[0]?.pid ?? 0);
    });
    const [scope, pid] = await database.db
      .connection()
      .execute(async (connection) => [
        await readScope.execute(connection),
        await readPid.execute(connection),
      ]);
    expect(pids).toContain((pid.rows[0] as { pid: number }).pid);
    expect(scope.rows).toEqual([{ kind: null, account: null, organisation: null, tier: null }]);
  });

  test('row-level security shows each account its own rows and nobody none', async () => {
    await inTransaction(database.db, scopeOf(ACCOUNT), (tx) =>
      sql`insert into notes values (${ACCOUNT}, 'a')`.execute(tx),
    );
    const count = (accountId: string | null) =>
      inTransaction(database.db, scopeOf(accountId), async (tx) => {
        const { rows } = await sql`select 1 from notes`.execute(tx);
        return rows.length;
      });
    expect(await Promise.all([count(ACCOUNT), count(OTHER), count(null)])).toEqual([1, 0, 0]);
    const outside = await sql`select 1 from notes`.execute(database.db);
    expect(outside.rows).toEqual([]);
    const foreign = inTransaction(database.db, scopeOf(OTHER), (tx) =>
      sql`insert into notes values (${ACCOUNT}, 'forged')`.execute(tx),
    );
    await expect(foreign).rejects.toMatchObject({ code: '42501' });
  });

  test('rolls back and rethrows when the function throws', async () => {
    const failure = new Error('refused');
    const attempt = inTransaction(database.db, scopeOf(OTHER), async (tx) => {
      await sql`insert into notes values (${OTHER}, 'b')`.execute(tx);
      throw failure;
    });
    await expect(attempt).rejects.toBe(failure);
    const { rows } = await sql`select 1 from notes where account_id = ${OTHER}`.execute(database.ownerDb);
    expect(rows).toEqual([]);
  });

  test('refuses to nest', async () => {
    const nested = inTransaction(database.db, scopeOf(OTHER), async (tx) =>
      inTransaction(tx, scopeOf(ACCOUNT), async () => 1),
    );
    await expect(nested).rejects.toThrow('already open');
  });

  test('takes three round trips for one statement', async () => {
    const sent: string[] = [];
    const client = await database.pool.connect();
    const original = client.query;
    client.query = function (this: typeof client, ...args: unknown[]) {
      sent.push(String(args[0]));
      return Reflect.apply(original, this, args);
    } as typeof original;
    client.release();
    await inTransaction(database.db, scopeOf(OTHER), (tx) => sql`select 1`.execute(tx));
    client.query = original;
    expect(sent.map((text) => text.split(' ')[0])).toEqual(['begin;', 'select', 'commit']);
  });

  test('reads are READ COMMITTED and types arrive as documented', async () => {
    const { rows } = await inTransaction(database.db, scopeOf(null), (tx) =>
      sql<Record<string, unknown>>`select current_setting('transaction_isolation') as level,
        7::int8 as big, array[1, null]::int8[] as bigs, '2026-03-29'::date as day,
        '2026-11-22T08:00:00Z'::timestamptz as at, 1.10::numeric as amount`.execute(tx),
    );
    expect(rows[0]).toEqual({
      level: 'read committed',
      big: 7,
      bigs: [1, null],
      day: '2026-03-29',
      at: new Date('2026-11-22T08:00:00Z'),
      amount: '1.10',
    });
  });
});
