import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { lockAccountRow } from './account-measures.store.ts';

const now = new Date('2026-11-24T09:00:00Z');
const accountId = '018f0000-0000-7000-8000-000000000020';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.ownerDb
    .insertInto('accounts')
    .values({
      id: accountId,
      role: 'operator',
      status: 'active',
      email_digest: 'digest',
      profile_sealed: Buffer.of(1),
      data_key: 'k1.x',
      password_hash: 'hash',
      created_at: now,
    })
    .execute();
});
afterAll(() => database.drop());

test('B-107 two commands of one account, their keys already written, wait for each other and both go through', async () => {
  let written = 0;
  let bothWritten = () => {};
  const barrier = new Promise<void>((done) => {
    bothWritten = done;
  });
  const command = (key: string) => async (tx: Tx) => {
    await tx
      .insertInto('idempotency_keys')
      .values({ account_id: accountId, key, operation: 'test', request_digest: 'x', created_at: now })
      .execute();
    written += 1;
    if (written === 2) bothWritten();
    await barrier;
    return (await lockAccountRow(tx, accountId))?.id;
  };
  const nobody = { accountId: null, organisationId: null, tier: null, actorKind: 'system' } as const;
  const ids = await Promise.all(
    ['one', 'two'].map((key) => inTransaction(database.db, nobody, command(key))),
  );
  expect(ids).toEqual([accountId, accountId]);
});
