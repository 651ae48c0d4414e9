// Every quarter of an hour: forgets ended sessions and old idempotency keys, uploads nobody finished, objects whose row was never
// written. Bounded, and nothing here touches what a person still needs.
import { z } from 'zod';
import { forgetDevices } from '#server/modules/accounts/devices/device.store.ts';
import { deleteExpiredSessions } from '#server/modules/accounts/session.store.ts';
import type { SessionSettings } from '#server/modules/accounts/sessions.ts';
import type { RunUseCase } from '#server/modules/audit/public.ts';
import { forgetRemovedPhrases, forgottenAt } from '#server/modules/phrases/public.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { forgetKeys } from './idempotency.store.ts';

export type HousekeepingParts = {
  run: RunUseCase;
  now: () => Date;
  sessionSettings: SessionSettings;
  /** Removes unfinished uploads and orphan objects. */
  sweepFiles: (now: Date) => Promise<void>;
};

const keyDays = 7;
/** As long as the cookie by which a browser is known again, and a month. */
const deviceDays = 396;
const dayLength = 86_400_000;

export const housekeepingJob = defineJob<Record<string, never>, HousekeepingParts>({
  name: 'app.housekeeping',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 300,
  cron: '*/15 * * * *',
  handler: async (_payload, { run, now, sessionSettings, sweepFiles }) => {
    const at = now();
    const idleSince = new Date(at.getTime() - sessionSettings.idleMinutes * 60_000);
    await run(system('housekeeping'), async (ctx) => {
      await deleteExpiredSessions(ctx.tx, at, idleSince);
      await forgetKeys(ctx.tx, new Date(at.getTime() - keyDays * dayLength));
      await forgetDevices(ctx.tx, new Date(at.getTime() - deviceDays * dayLength));
      await forgetRemovedPhrases(ctx.tx, forgottenAt(at));
    });
    await sweepFiles(at);
  },
});
