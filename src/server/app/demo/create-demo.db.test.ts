import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseStatuses } from '#contracts/cases/case.vocabulary.ts';
import { parseNir } from '#contracts/values/nir.ts';
import { parseRpps } from '#contracts/values/rpps.ts';
import { countVerificationsWaiting } from '#server/modules/professionals/public.ts';
import { reportFonts, reportTemplates } from '#server/modules/reports/public.ts';
import { countTickets } from '#server/modules/support/public.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { closeImagePreparer } from '#server/platform/images/prepare-image.ts';
import { scopeOf, system } from '#server/policy/actor.ts';
import { createFakeObjectStorage } from '#server/ports/object-storage/object-storage.fake.ts';
import { createTypstPdfWriter } from '#server/ports/pdf/providers/typst.adapter.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { createDemo } from './create-demo.ts';
import { demoPatients, demoPeople } from './demo-people.ts';

const keys = {
  current: 'k1',
  masterKeys: new Map([['k1', Buffer.alloc(32, 5)]]),
  searchKey: Buffer.alloc(32, 6),
};
const pdf = createTypstPdfWriter({ templates: { ...reportTemplates }, fonts: [...reportFonts] });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await pdf.close();
  await closeImagePreparer();
  await database.drop();
});

function parts(now: Date) {
  const objects = createFakeObjectStorage();
  return {
    database,
    keyring: createKeyring(keys),
    objects,
    pdf,
    now: () => now,
    log: { info: () => undefined },
  };
}

function readAll() {
  return inTransaction(database.db, scopeOf(system('test')), async (tx) => ({
    rows: await tx
      .selectFrom('cases')
      .select(['id', 'status', 'tier', 'due_at', 'answered_at', 'is_urgent', 'updated_at'])
      .orderBy('id')
      .execute(),
    reports: await tx.selectFrom('reports').select('id').orderBy('id').execute(),
  }));
}

describe('the demo', () => {
  test('patients have numbers whose keys are right and whose department does not exist', () => {
    for (const { billingNir } of Object.values(demoPatients)) {
      expect(parseNir(billingNir).ok).toBe(true);
      expect(billingNir.slice(5, 7)).toBe('00');
    }
    for (const { rpps } of demoPeople) expect(rpps === '' || parseRpps(rpps).ok).toBe(true);
  });

  test('fills a fresh database with every state of a case, in the past and in service hours', async () => {
    // A Sunday night: the hardest hour for a demo that has to look alive.
    const now = new Date('2026-11-22T23:10:00Z');
    const startedAt = performance.now();
    await createDemo(parts(now));
    const seconds = (performance.now() - startedAt) / 1000;
    const { rows, reports } = await readAll();
    const statuses = new Set(rows.map((row) => row.status));
    expect(caseStatuses.filter((status) => !statuses.has(status))).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(rows.filter((row) => row.updated_at > now)).toEqual([]);
    const queuedTiers = new Set(rows.filter((row) => row.status === 'queued').map((row) => row.tier));
    expect(queuedTiers).toEqual(new Set([1, 2, 3]));
    // Nobody's deadline has passed when the demo starts: nothing moves by itself in the first minutes.
    expect(rows.filter((row) => row.due_at !== null && row.due_at <= now)).toEqual([]);
    expect(rows.some((row) => row.is_urgent)).toBe(true);
    expect(reports).toHaveLength(rows.filter((row) => row.answered_at !== null).length);
    expect(seconds).toBeLessThan(60);
    const waiting = await inTransaction(database.db, scopeOf(system('test')), async (tx) => ({
      doctors: await countVerificationsWaiting(tx, 'doctor'),
      tickets: await countTickets(tx, {}),
    }));
    expect(waiting).toEqual({ doctors: 1, tickets: 1 });
  }, 120_000);

  test('is made once: a second time it refuses and changes nothing', async () => {
    const now = new Date('2026-11-22T23:20:00Z');
    const before = await readAll();
    await expect(createDemo(parts(now))).rejects.toThrow('made before');
    expect(await readAll()).toEqual(before);
  });
});
