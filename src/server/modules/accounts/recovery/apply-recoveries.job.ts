// Every five minutes: recoveries whose 24 hours are over count now (B-039); old ones are forgotten, and former addresses
// that cannot be taken back any more are anybody's.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { forgetFormerDigests } from '../email/email-change.store.ts';
import { listDueRecoveries } from './recovery.queries.ts';
import { deleteOldRecoveries } from './recovery.store.ts';
import { applyRecovery } from './use-cases/apply-recovery.ts';

export type RecoveryJobParts = {
  run: RunUseCase;
  /** The hash of a password that nobody knows. */
  lockedHash: () => Promise<string>;
};

const day = 86_400_000;
const settledDays = 365;
const openDays = 180;
const keeper = system('access recoveries');

export const applyRecoveriesJob = defineJob<Record<string, never>, RecoveryJobParts>({
  name: 'accounts.apply-recoveries',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 120,
  cron: '*/5 * * * *',
  handler: (_payload, parts) => applyRecoveries(parts),
});

/** Each in a transaction of its own, asked again behind its lock. */
export async function applyRecoveries({ run, lockedHash }: RecoveryJobParts): Promise<void> {
  for (const recoveryId of await run(keeper, (ctx) => listDueRecoveries(ctx.tx, ctx.now))) {
    const hash = await lockedHash();
    await run(keeper, (ctx) => applyRecovery(ctx, recoveryId, hash));
  }
  await run(keeper, async (ctx) => {
    const before = (days: number) => new Date(ctx.now.getTime() - days * day);
    const keys = await deleteOldRecoveries(ctx.tx, before(settledDays), before(openDays));
    for (const key of keys) ctx.keyring.destroy(key);
    await forgetFormerDigests(ctx.tx, ctx.now);
  });
}
