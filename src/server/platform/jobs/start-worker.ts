import { setTimeout as delay } from 'node:timers/promises';
import { type JobHelpers, Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { PlatformLog } from '#server/platform/db/platform-log.ts';
import { attemptJob, type CreateJobContext } from './attempt-job.ts';
import type { AnyJob } from './define-job.ts';

const ONE_DAY_MS = 86_400_000;
const STOP_PATIENCE_MS = 20_000;

export interface WorkerOptions<Context> {
  /** consilia_app, at least concurrency + 3 connections, not through a transaction pooler (LISTEN). */
  pool: Pool;
  jobs: readonly AnyJob<Context>[];
  createContext: CreateJobContext<Context>;
  log: PlatformLog;
  now: () => Date;
  /** Jobs at the same time; default 2. */
  concurrency?: number;
}

export interface RunningWorker {
  /** Takes no more jobs, lets running ones finish (their signal is aborted after 5 s), at most 20 s. */
  stop(): Promise<void>;
  /** Settles when the worker ends for whatever reason: rejects when it broke down. */
  finished: Promise<void>;
}

/** Works the queue until stopped: LISTEN plus a poll every 2 s, and the cron times of the jobs. */
export async function startWorker<Context>(options: WorkerOptions<Context>): Promise<RunningWorker> {
  const runner = await run({
    pgPool: options.pool,
    taskList: Object.fromEntries(options.jobs.map((job) => [job.name, toTask(job, options)])) as TaskList,
    parsedCronItems: parseCronItems(options.jobs.flatMap(toCronItem)),
    concurrency: options.concurrency ?? 2,
    noHandleSignals: true,
    // Without a batch the library does not wait, when stopping, until the end of a job is written.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: toLogger(options.log),
  });
  return {
    finished: runner.promise,
    stop: async () => {
      const patience = new AbortController();
      const stopped = runner
        .stop()
        .then(() => runner.promise)
        .finally(() => patience.abort());
      const timeout = delay(STOP_PATIENCE_MS, undefined, { signal: patience.signal }).then(
        () => runner.kill(),
        () => undefined,
      );
      await Promise.race([stopped, timeout]);
    },
  };
}

function toTask<Context>(job: AnyJob<Context>, options: WorkerOptions<Context>) {
  return async (payload: unknown, helpers: JobHelpers): Promise<void> => {
    const outcome = await attemptJob({
      job,
      payload,
      run: {
        jobName: job.name,
        jobId: String(helpers.job.id),
        attempt: helpers.job.attempts,
        maxAttempts: helpers.job.max_attempts,
        now: options.now(),
      },
      createContext: options.createContext,
      log: options.log,
      stopSignal: helpers.abortSignal,
    });
    if (outcome.kind === 'done') return;
    if (outcome.isFinal) {
      await helpers.query('update graphile_worker._private_jobs set attempts = max_attempts where id = $1', [
        helpers.job.id,
      ]);
    }
    throw outcome.error;
  };
}

function toCronItem<Context>(job: AnyJob<Context>) {
  if (job.cron === undefined) return [];
  const options = { maxAttempts: job.maxAttempts, backfillPeriod: ONE_DAY_MS, jobKey: `cron:${job.name}` };
  return [{ task: job.name, match: job.cron, identifier: job.name, options }];
}

/** The library's own messages; failures of jobs are logged by attemptJob, so errors come down to warnings. */
function toLogger(log: PlatformLog): Logger {
  return new Logger((scope) => (level, message) => {
    const fields = { job: scope.taskIdentifier, jobId: scope.jobId };
    if (level === 'error' || level === 'warning') log.warn(fields, message);
    else log.debug(fields, message);
  });
}
