import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Tx } from '#server/platform/db/database.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { defineJob, type JobRun, PermanentJobError } from './define-job.ts';
import { cancelJob, enqueue } from './enqueue.ts';
import { runDueJobs } from './run-due-jobs.ts';
import { startWorker } from './start-worker.ts';

interface Context {
  run: JobRun;
}

const SYSTEM = { actorKind: 'system', accountId: null, organisationId: null, tier: null };
const NOW = new Date('2027-03-28T00:30:00Z');
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

let database: TestDatabase;
let handled: { id: string; attempt: number; now: Date }[] = [];
let gaveUp: { id: string; reason: string }[] = [];
let behaviour: (id: string, run: JobRun) => Promise<void> = async () => undefined;

const remind = defineJob({
  name: 'platform.remind',
  payload: z.strictObject({ id: z.string() }),
  maxAttempts: 3,
  timeoutSeconds: 0.2,
  cron: '0 3 * * *',
  handler: async ({ id }, { run }: Context) => {
    handled.push({ id, attempt: run.attempt, now: run.now });
    await behaviour(id, run);
  },
  onGiveUp: async ({ id }, _context, error) => {
    gaveUp.push({ id, reason: error.message });
  },
});

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

afterEach(async () => {
  handled = [];
  gaveUp = [];
  behaviour = async () => undefined;
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
});

const inSystem = <T>(fn: (tx: Tx) => Promise<T>) => inTransaction(database.db, SYSTEM, fn);
const add = (id: string, options = {}) => inSystem((tx) => enqueue(tx, remind, { id }, options));
const createContext = (run: JobRun): Context => ({ run });
const runAt = (now: Date) => runDueJobs({ db: database.db, jobs: [remind], createContext, now });
const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('enqueue', () => {
  test('a job of a rolled-back transaction does not exist', async () => {
    const attempt = inSystem(async (tx) => {
      await enqueue(tx, remind, { id: 'lost' });
      throw new Error('refused');
    });
    await expect(attempt).rejects.toThrow('refused');
    expect(await runAt(NOW)).toEqual({ done: [], failed: [] });
  });

  test('the same key replaces the waiting job', async () => {
    await add('first', { jobKey: 'remind:1', runAt: secondsLater(10) });
    await add('second', { jobKey: 'remind:1', runAt: secondsLater(20) });
    expect((await runAt(secondsLater(10))).done).toEqual([]);
    expect((await runAt(secondsLater(20))).done).toHaveLength(1);
    expect(handled.map((job) => job.id)).toEqual(['second']);
  });

  test('a cancelled job does not run', async () => {
    await add('cancelled', { jobKey: 'remind:2' });
    await inSystem((tx) => cancelJob(tx, 'remind:2'));
    expect((await runAt(NOW)).done).toEqual([]);
  });

  test('refuses a payload that does not parse or is more than ids', async () => {
    const wrong = { id: 'a', name: 'Someone' };
    await expect(inSystem((tx) => enqueue(tx, remind, wrong))).rejects.toThrow();
    await expect(add('x'.repeat(5000))).rejects.toThrow('ids only');
  });
});

describe('runDueJobs', () => {
  test('runs what is due at the simulated time, before or after the real one, in order of time', async () => {
    await add('later', { runAt: new Date(LONG_AGO.getTime() + 2000) });
    await add('earlier', { runAt: new Date(LONG_AGO.getTime() + 1000) });
    await add('much later', { runAt: new Date(LONG_AGO.getTime() + 60_000) });
    await add('at once');
    await runAt(new Date(LONG_AGO.getTime() + 2000));
    expect(handled.map((job) => job.id)).toEqual(['earlier', 'later', 'at once']);
  });

  test('tries again after e^attempt simulated seconds, with the attempt number and the clock', async () => {
    behaviour = async (_id, run) => {
      if (run.attempt === 1) throw new Error('try later');
    };
    await add('retried', { runAt: NOW });
    expect((await runAt(NOW)).failed).toEqual([
      { name: 'platform.remind', reason: 'try later', isFinal: false },
    ]);
    expect(await runAt(secondsLater(2))).toEqual({ done: [], failed: [] });
    expect((await runAt(secondsLater(3))).done).toEqual(['platform.remind']);
    expect(handled).toEqual([
      { id: 'retried', attempt: 1, now: NOW },
      { id: 'retried', attempt: 2, now: secondsLater(3) },
    ]);
  });

  test('gives up once after the last try and does not run again', async () => {
    behaviour = () => Promise.reject(new Error('still down'));
    await add('hopeless', { runAt: NOW });
    for (const seconds of [0, 10, 100, 1000, 10_000]) await runAt(secondsLater(seconds));
    expect(handled).toHaveLength(3);
    expect(gaveUp).toEqual([{ id: 'hopeless', reason: 'still down' }]);
  });

  test('gives up at once on a PermanentJobError', async () => {
    behaviour = () => Promise.reject(new PermanentJobError('unknown number'));
    await add('refused', { runAt: NOW });
    await runAt(NOW);
    await runAt(secondsLater(100_000));
    expect([handled.length, gaveUp.length]).toEqual([1, 1]);
  });

  test('a handler beyond its time limit fails and sees its signal aborted', async () => {
    let isAborted = false;
    behaviour = (_id, run) =>
      new Promise((resolve) => {
        run.signal.addEventListener('abort', () => {
          isAborted = true;
          resolve();
        });
      });
    await add('slow', { runAt: NOW });
    const { failed } = await runAt(NOW);
    expect(failed[0]?.reason).toContain('longer than 0.2 s');
    expect(isAborted).toBe(true);
  });

  test('an error of the database is told without the values in it', async () => {
    behaviour = async () => {
      await sql`select ${'Jeanne Exemple'}::text::uuid`.execute(database.db);
    };
    await add('leaky', { runAt: NOW });
    expect((await runAt(NOW)).failed[0]?.reason).toBe('database error 22P02');
    const { rows } = await sql<{ last_error: string }>`
      select last_error from graphile_worker._private_jobs`.execute(database.db);
    expect(rows).toEqual([{ last_error: 'database error 22P02' }]);
  });
});

describe('startWorker as consilia_app', () => {
  const until = async (isTrue: () => boolean): Promise<void> => {
    for (let waited = 0; !isTrue(); waited += 10) {
      if (waited > 15_000) throw new Error('waited too long');
      await delay(10);
    }
  };
  const start = () =>
    startWorker({ pool: database.pool, jobs: [remind], createContext, log: silentLog, now: () => NOW });

  test('runs enqueued jobs and ends cleanly', async () => {
    const worker = await start();
    await add('from the queue');
    await until(() => handled.length === 1);
    await worker.stop();
    await worker.finished;
    const { rows } = await sql`select from graphile_worker._private_jobs`.execute(database.db);
    expect(rows).toHaveLength(0);
  });

  test('tries again and tells when it gives up; a permanent refusal is not retried', async () => {
    behaviour = (id) => Promise.reject(id === 'down' ? new Error('down') : new PermanentJobError('never'));
    const worker = await start();
    await add('never');
    await until(() => gaveUp.length === 1);
    await add('down');
    await until(() => handled.length === 2);
    await sql`update graphile_worker._private_jobs set run_at = now(), attempts = 2
      where last_error = 'down'`.execute(database.db);
    await until(() => gaveUp.length === 2);
    await worker.stop();
    expect(gaveUp.map((entry) => entry.id)).toEqual(['never', 'down']);
    const { rows } = await sql`
      select last_error, attempts, max_attempts, locked_at from graphile_worker._private_jobs order by id`.execute(
      database.db,
    );
    expect(rows).toEqual([
      { last_error: 'never', attempts: 3, max_attempts: 3, locked_at: null },
      { last_error: 'down', attempts: 3, max_attempts: 3, locked_at: null },
    ]);
  });
});
