// Once an hour: who must renew his evidence is told 30 days before (B-007); whose evidence is over receives nothing from
// then on. A pharmacist's register entry is looked at again by itself.
import { z } from 'zod';
import { civilDayAt, dayFromEpoch, epochDayOf } from '#contracts/values/civil-day.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { type Ctx, type RunUseCase, tell } from '../../audit/public.ts';
import { takeVerification } from '../take-verification.ts';
import { moveVerification } from '../use-cases/move-verification.ts';
import { listExpired, listExpiring } from '../verification.queries.ts';
import { noteReminder } from '../verification.store.ts';
import { expiringNotice } from '../verification-notices.fr.ts';
import { checkRegisterName } from './check-register-name.job.ts';

type ExpiryParts = { run: RunUseCase; now: () => Date };

const watcher = system('expiry of evidence');
const reminderDays = 30;

export const watchExpiryJob = defineJob<Record<string, never>, ExpiryParts>({
  name: 'professionals.watch-expiry',
  payload: z.strictObject({}),
  maxAttempts: 3,
  timeoutSeconds: 300,
  cron: '7 * * * *',
  handler: (_payload, parts) => watchExpiry(parts),
});

/** One sweep at `parts.now()`. */
export async function watchExpiry({ run, now }: ExpiryParts): Promise<void> {
  const today = civilDayAt(now());
  const soon = dayFromEpoch((epochDayOf(today) ?? 0) + reminderDays);
  for (const id of await run(watcher, (ctx) => listExpired(ctx.tx, today))) {
    await run(watcher, (ctx) => expire(ctx, id));
  }
  for (const id of await run(watcher, (ctx) => listExpiring(ctx.tx, soon))) {
    await run(watcher, (ctx) => remind(ctx, id));
  }
}

async function expire(ctx: Ctx, verificationId: string): Promise<void> {
  try {
    await moveVerification(ctx, await takeVerification(ctx, verificationId), { action: 'expire' });
  } catch (error) {
    // Renewed meanwhile.
    if (!(error instanceof AppError)) throw error;
  }
}

async function remind(ctx: Ctx, verificationId: string): Promise<void> {
  const { record } = await takeVerification(ctx, verificationId);
  if (record.state !== 'verified' || record.expiresOn === null) return;
  await noteReminder(ctx.tx, record.id, record.expiresOn);
  if (record.role === 'pharmacist') await ctx.enqueue(checkRegisterName, { verificationId });
  await tell(ctx, expiringNotice, record.accountId, { expiresOn: record.expiresOn });
}
