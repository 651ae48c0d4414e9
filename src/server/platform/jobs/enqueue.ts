import type { ZodType } from 'zod';
import type { Tx } from '#server/platform/db/database.ts';
import { addJob, removeJob } from './job-queue.store.ts';

const MAX_PAYLOAD_CHARACTERS = 4_096;

export interface EnqueueOptions {
  /** Not before this moment; default at once. */
  runAt?: Date;
  /** One waiting job per key: a second enqueue replaces payload and time of the first. */
  jobKey?: string;
}

/**
 * Adds a job in the caller's transaction: it exists if and only if that commits. A job of the same key that is
 * already running is left alone and a new one is added. Throws when the payload does not parse or is too long.
 */
export async function enqueue<Payload>(
  tx: Tx,
  job: { readonly name: string; readonly maxAttempts: number; readonly payload: ZodType<Payload> },
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<void> {
  const payloadText = JSON.stringify(job.payload.parse(payload));
  if (payloadText.length > MAX_PAYLOAD_CHARACTERS) {
    throw new RangeError(`payload of ${job.name} is too long: ids only`);
  }
  const { runAt = null, jobKey = null } = options;
  await addJob(tx, { name: job.name, payloadText, maxAttempts: job.maxAttempts, runAt, jobKey });
}

/** Removes the waiting job of this key, if any; one that is running finishes but is not tried again. */
export async function cancelJob(tx: Tx, jobKey: string): Promise<void> {
  await removeJob(tx, jobKey);
}
