import { sql } from 'kysely';
import type { Database, Tx } from '#server/platform/db/database.ts';

/** A job taken from the queue for one try. */
export interface DueJob {
  id: string;
  name: string;
  payload: unknown;
  /** This try included. */
  attempts: number;
  maxAttempts: number;
}

export interface NewJob {
  name: string;
  payloadText: string;
  maxAttempts: number;
  runAt: Date | null;
  jobKey: string | null;
}

export async function addJob(tx: Tx, job: NewJob): Promise<void> {
  await sql`
    select from graphile_worker.add_job(
      ${job.name}::text, ${job.payloadText}::json,
      run_at => ${job.runAt}::timestamptz,
      max_attempts => ${job.maxAttempts}::integer,
      job_key => ${job.jobKey}::text
    )`.execute(tx);
}

export async function removeJob(tx: Tx, jobKey: string): Promise<void> {
  await sql`select from graphile_worker.remove_job(${jobKey}::text)`.execute(tx);
}

/**
 * Locks the next job due at `now` and counts the try; a job enqueued without a time is always due, and last. Materialized:
 * a plan that asked the inner query once a row would lock several jobs, and all but one would never be done.
 */
export async function takeDueJob(db: Database, names: string[], now: Date): Promise<DueJob | undefined> {
  const { rows } = await sql<DueJob>`
    with due as materialized (
      select job.id, task.identifier
      from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id
      where job.is_available and task.identifier = any(${names}::text[])
        and (job.run_at <= ${now}::timestamptz or job.run_at in (job.created_at, job.updated_at))
      order by job.priority,
        case when job.run_at in (job.created_at, job.updated_at) then null else job.run_at end nulls last,
        job.id
      limit 1
      for update of job skip locked
    )
    update graphile_worker._private_jobs as job
    set attempts = job.attempts + 1, locked_at = now(), locked_by = 'run-due-jobs'
    from due
    where job.id = due.id
    returning job.id::text as id, due.identifier as name, job.payload, job.attempts,
      job.max_attempts as "maxAttempts"`.execute(db);
  return rows[0];
}

export async function completeJob(db: Database, jobId: string): Promise<void> {
  await sql`delete from graphile_worker._private_jobs where id = ${jobId}`.execute(db);
}

/** Unlocks a failed job until `retryAt`, or for good when `isFinal`. */
export async function failJob(
  db: Database,
  jobId: string,
  failure: { reason: string; retryAt: Date; isFinal: boolean },
): Promise<void> {
  await sql`
    update graphile_worker._private_jobs
    set locked_at = null, locked_by = null, last_error = ${failure.reason},
      run_at = ${failure.retryAt}::timestamptz,
      attempts = case when ${failure.isFinal}::boolean then max_attempts else attempts end
    where id = ${jobId}`.execute(db);
}
