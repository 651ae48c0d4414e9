/** A database, its keys, a clock and made-up acts for the database tests of the proof. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createRunner } from '#server/app/run-use-case.ts';
import { createUuidSource } from '#server/kernel/ids.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { system } from '#server/policy/actor.ts';
import { createTestDatabase } from '#test/database/test-database.ts';
import { auditEntry, defineAuditEntry } from '../audit-entry.ts';
import type { Ctx } from '../use-case-context.ts';
import { appendLeaves } from '../use-cases/append-leaves.ts';

export const tester = system('test');

const acted = defineAuditEntry({
  action: 'test.acted',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({ number: z.number().int(), note: z.string().optional() }),
});

export type ProofStage = Awaited<ReturnType<typeof openProofStage>>;

export async function openProofStage() {
  const database = await createTestDatabase();
  const masterKeys = new Map([['k1', randomBytes(32)]]);
  const searchKey = randomBytes(32);
  const keyring = createKeyring({ current: 'k1', masterKeys, searchKey });
  const clock = { now: new Date('2026-11-24T09:00:00.000Z') };
  const newId = createUuidSource(() => clock.now, randomBytes);
  const parts = { db: database.db, now: () => clock.now, newId, react: async () => undefined };
  const run = createRunner({ ...parts, keyring });
  const act = (ctx: Ctx, number: number, subjectId: string = newId()) =>
    ctx.audit(auditEntry(acted, subjectId, { number }));
  return {
    database,
    keyring,
    clock,
    newId,
    run,
    act,
    /** Writes so many acts, each in a transaction of its own. */
    async write(count: number, subjectId?: string): Promise<void> {
      for (let number = 0; number < count; number += 1)
        await run(tester, async (ctx) => act(ctx, number, subjectId));
    },
    /** So many acts in one transaction. */
    async writeAtOnce(count: number): Promise<void> {
      await run(tester, async (ctx) => {
        for (let number = 0; number < count; number += 1) act(ctx, number);
      });
    },
    append: () => appendLeaves(run, tester),
    later(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
    /** The same database after a rotation of the master key. */
    rotated() {
      const keys = new Map([...masterKeys, ['k2', randomBytes(32)] as const]);
      const next = createKeyring({ current: 'k2', masterKeys: keys, searchKey });
      return { keyring: next, run: createRunner({ ...parts, keyring: next }) };
    },
    close: () => database.drop(),
  };
}
