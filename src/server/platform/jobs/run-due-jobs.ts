import type { Database } from '#server/platform/db/database.ts';
import { type PlatformLog, silentLog } from '#server/platform/db/platform-log.ts';
import { attemptJob, type CreateJobContext, type JobOutcome } from './attempt-job.ts';
import type { AnyJob } from './define-job.ts';
import { completeJob, type DueJob, failJob, takeDueJob } from './job-queue.store.ts';

const MAX_JOBS = 1_000;

export interface RunDueJobsOptions<Context> {
  db: Database;
  jobs: readonly AnyJob<Context>[];
  createContext: CreateJobContext<Context>;
  /** The simulated clock. */
  now: Date;
  log?: PlatformLog;
}

export interface RunDueJobsResult {
  /** Names in the order they ran. */
  done: string[];
  failed: { name: string; reason: string; isFinal: boolean }[];
}

/**
 * Runs, one after another, every job due at `now`, also those enqueued by these jobs, until none is left: for tests
 * and simulations whose clock is not the real one. Due means run_at <= now, or enqueued without a time (the queue
 * then stamps the real clock, whatever the simulated one says). A failed job waits e^attempt simulated seconds.
 * Cron times are ignored: enqueue such a job with payload {}. Not beside a running worker on the same database.
 */
export async function runDueJobs<Context>(options: RunDueJobsOptions<Context>): Promise<RunDueJobsResult> {
  const { db, now, createContext, log = silentLog } = options;
  const byName = new Map(options.jobs.map((job) => [job.name, job]));
  const result: RunDueJobsResult = { done: [], failed: [] };
  for (let count = 0; count < MAX_JOBS; count++) {
    const due = await takeDueJob(db, [...byName.keys()], now);
    const job = due && byName.get(due.name);
    if (due === undefined || job === undefined) return result;
    const { id: jobId, name: jobName, attempts: attempt, maxAttempts } = due;
    const run = { jobName, jobId, attempt, maxAttempts, now };
    const outcome = await attemptJob({ job, payload: due.payload, run, createContext, log });
    await settle(db, due, outcome, now);
    if (outcome.kind === 'done') result.done.push(jobName);
    else result.failed.push({ name: jobName, reason: outcome.error.message, isFinal: outcome.isFinal });
  }
  throw new Error(`more than ${MAX_JOBS} jobs are due at one moment: does a job enqueue itself?`);
}

async function settle(db: Database, due: DueJob, outcome: JobOutcome, now: Date): Promise<void> {
  if (outcome.kind === 'done') {
    await completeJob(db, due.id);
    return;
  }
  const retryAt = new Date(now.getTime() + Math.exp(Math.min(due.attempts, 10)) * 1000);
  await failJob(db, due.id, { reason: outcome.error.message, retryAt, isFinal: outcome.isFinal });
}
