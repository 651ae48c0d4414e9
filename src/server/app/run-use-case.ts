// One transaction for one intention: the change, its audit entries, its jobs and its answer commit together.
import { randomBytes } from 'node:crypto';
import { insertAuditEntries } from '#server/modules/audit/audit.store.ts';
import { saltBytes } from '#server/modules/audit/proof/entry-hash.ts';
import type { AuditEntry, Ctx, DomainEvent, RunUseCase } from '#server/modules/audit/public.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Database } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { enqueue } from '#server/platform/jobs/enqueue.ts';
import { scopeOf } from '#server/policy/actor.ts';
import { keepAnswer, takeKey } from './idempotency.store.ts';

export type RunnerParts = {
  db: Database;
  keyring: Keyring;
  now: () => Date;
  newId: () => string;
  /** Queues whatever reacts to an event, in the same transaction. */
  react: (ctx: Ctx, event: DomainEvent) => Promise<void>;
};

const newSalt = () => randomBytes(saltBytes);

export function createRunner(parts: RunnerParts): RunUseCase {
  return (actor, work, replay) =>
    inTransaction(parts.db, scopeOf(actor), async (tx) => {
      const now = parts.now();
      const accountId = actor.kind === 'system' ? null : actor.accountId;
      if (replay && accountId) {
        const taken = await takeKey({ tx, keyring: parts.keyring, now }, accountId, replay);
        if (!taken.isFirst) return taken.response as Awaited<ReturnType<typeof work>>;
      }
      const entries: AuditEntry[] = [];
      const ctx: Ctx = {
        tx,
        actor,
        now,
        newId: parts.newId,
        keyring: parts.keyring,
        audit: (entry) => void entries.push(entry),
        enqueue: (job, payload, options) => enqueue(tx, job, payload, options),
        publish: (event) => parts.react(ctx, event),
      };
      const answer = await work(ctx);
      await insertAuditEntries(tx, entries, { actor, now, newId: parts.newId, newSalt });
      if (replay && accountId) await keepAnswer(tx, accountId, replay.key, answer);
      return answer;
    });
}
