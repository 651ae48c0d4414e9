// What every use case is given (eight fields, no port: nothing on the network inside a transaction), and the runner
// that opens the transaction, remembers the answer of a repeated request, and writes the audit entries with the change.
import type { z } from 'zod';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Tx } from '#server/platform/db/database.ts';
import type { Actor } from '#server/policy/actor.ts';
import type { AuditEntry } from './audit-entry.ts';

/** A fact others may react to; ids only. Declared by the module that owns it. */
export type DomainEvent = {
  type: string;
  subjectId: string;
  data?: Record<string, string | number | boolean>;
};

/** A job as use cases name it, without its handler. */
export type JobName<P = unknown> = {
  readonly name: string;
  readonly maxAttempts: number;
  readonly payload: z.ZodType<P>;
};

export type Ctx = {
  tx: Tx;
  actor: Actor;
  now: Date;
  newId: () => string;
  keyring: Keyring;
  /** Kept in the same transaction, written just before it commits. */
  audit: (entry: AuditEntry) => void;
  enqueue: <P>(job: JobName<P>, payload: P, options?: { runAt?: Date; jobKey?: string }) => Promise<void>;
  publish: (event: DomainEvent) => Promise<void>;
};

/** A request that may arrive twice: the second gets the first one's answer. */
export type Replay = { operation: string; key: string; body: unknown };

/**
 * Runs `work` in one transaction as `actor`; with `replay`, at most once for each key of that account. The answer of
 * a replayed request is stored, so it must hold no health data.
 * @throws AppError `request.idempotency_mismatch` when a key comes back with another request.
 */
export type RunUseCase = <T>(
  actor: Actor,
  work: (ctx: Ctx) => Promise<T>,
  replay?: Replay | undefined,
) => Promise<T>;
