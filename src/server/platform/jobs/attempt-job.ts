import { DatabaseError } from 'pg';
import type { PlatformLog } from '#server/platform/db/platform-log.ts';
import { type AnyJob, type JobRun, PermanentJobError } from './define-job.ts';

/** Makes what a handler works with; called once per try. */
export type CreateJobContext<Context> = (run: JobRun) => Context;

export interface JobAttempt<Context> {
  job: AnyJob<Context>;
  payload: unknown;
  run: Omit<JobRun, 'signal'>;
  createContext: CreateJobContext<Context>;
  log: PlatformLog;
  stopSignal?: AbortSignal;
}

export type JobOutcome = { kind: 'done' } | { kind: 'failed'; error: Error; isFinal: boolean };

/**
 * One try of one job, within its time limit; never throws. After the last try or a PermanentJobError it calls the
 * job's give-up hook. The returned error carries no database values, so it may be stored and logged.
 */
export async function attemptJob<Context>(attempt: JobAttempt<Context>): Promise<JobOutcome> {
  const { job, payload, log } = attempt;
  const timeout = new AbortController();
  const signals = attempt.stopSignal === undefined ? [] : [attempt.stopSignal];
  const signal = AbortSignal.any([timeout.signal, ...signals]);
  const fields = { job: job.name, jobId: attempt.run.jobId, attempt: attempt.run.attempt };
  try {
    const context = attempt.createContext({ ...attempt.run, signal });
    try {
      await withinTimeLimit(job, timeout, () => job.execute(payload, context));
      return { kind: 'done' };
    } catch (thrown) {
      const error = withoutValues(thrown);
      const isFinal = thrown instanceof PermanentJobError || attempt.run.attempt >= attempt.run.maxAttempts;
      log[isFinal ? 'error' : 'warn'](
        { ...fields, reason: error.message },
        isFinal ? 'job given up' : 'job failed, will be tried again',
      );
      if (isFinal) await withinTimeLimit(job, timeout, () => job.giveUp(payload, context, error));
      return { kind: 'failed', error, isFinal };
    }
  } catch (thrown) {
    const error = withoutValues(thrown);
    const isFinal = attempt.run.attempt >= attempt.run.maxAttempts;
    log.error({ ...fields, reason: error.message }, 'context or give-up hook of a job failed');
    return { kind: 'failed', error, isFinal };
  }
}

async function withinTimeLimit(
  job: { name: string; timeoutSeconds: number },
  controller: AbortController,
  work: () => Promise<void>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`job ${job.name} took longer than ${job.timeoutSeconds} s`);
      controller.abort(error);
      reject(error);
    }, job.timeoutSeconds * 1000);
  });
  try {
    await Promise.race([work(), expiry]);
  } finally {
    clearTimeout(timer);
  }
}

/** Messages of the database may quote a row: keep only what names the problem. */
function withoutValues(thrown: unknown): Error {
  if (thrown instanceof DatabaseError) {
    const place = [thrown.table, thrown.constraint].filter((part) => part !== undefined).join(' ');
    return new Error(`database error ${thrown.code ?? 'unknown'} ${place}`.trim());
  }
  return thrown instanceof Error ? thrown : new Error('a job threw something that is not an Error');
}
