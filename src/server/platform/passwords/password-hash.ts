// Passwords as argon2id, behind a gate of their own: the work runs on libuv's four threads, which files and pictures
// need too, and each check takes 19 MiB. A crowd that signs in waits in turn and stalls nobody else.
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '#server/platform/http/app-error.ts';
import { createGate, type Gate } from '#server/platform/images/bounded-gate.ts';

/** argon2id (the library's default variant), 19 MiB and two passes: OWASP's first choice for interactive sign-in. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two at once leave two threads to the rest; 64 waiting are some two seconds on a slow core. */
const shared = createGate({ concurrency: 2, queueLength: 64 });
const busyRetrySeconds = 3;

/** Runs through a gate. @throws AppError `internal.unavailable` when too many wait */
async function throughGate<T>(gate: Gate, work: () => Promise<T>): Promise<T> {
  const done = await gate.run(async () => ({ value: await work() }));
  if (done === 'busy') throw new AppError('internal.unavailable', { retryAfterSeconds: busyRetrySeconds });
  return done.value;
}

/**
 * PHC string with its own salt. Runs off the main thread, 50 to 120 ms, two at once in the whole process.
 * @throws AppError `internal.unavailable` when too many wait
 */
export function hashPassword(password: string, gate: Gate = shared): Promise<string> {
  return throughGate(gate, () => hash(password, cost));
}

/**
 * False also for a damaged hash; as slow for a wrong password as for a right one.
 * @throws AppError `internal.unavailable` when too many wait, before anything is looked at
 */
export function verifyPassword(stored: string, password: string, gate: Gate = shared): Promise<boolean> {
  return throughGate(gate, () => verify(stored, password).catch(() => false));
}
