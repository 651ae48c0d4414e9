// Once a minute: measures whose time has come begin or end. What they close is open again at that time whether or not
// this has run (`accountStandingOf`); here the rows, the notices and what follows an end catch up.
import { z } from 'zod';
import { AppError } from '#server/platform/http/app-error.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { listDueMeasures } from '../measure.queries.ts';
import { moveTaken, takeMeasure } from '../use-cases/move-measure.ts';

const keeper = system('time of a measure');

export const endMeasuresJob = defineJob<Record<string, never>, { run: RunUseCase }>({
  name: 'moderation.end-measures',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 55,
  cron: '* * * * *',
  handler: (_payload, parts) => endMeasures(parts),
});

/** Each in a transaction of its own, asked again behind the lock of its account. */
export async function endMeasures({ run }: { run: RunUseCase }): Promise<void> {
  for (const measureId of await run(keeper, (ctx) => listDueMeasures(ctx.tx, ctx.now))) {
    await run(keeper, async (ctx) => {
      const measure = await takeMeasure(ctx, measureId);
      await moveTaken(ctx, measure, measure.state === 'announced' ? 'start' : 'expire');
    }).catch((error: unknown) => {
      // Lifted or moved meanwhile: nothing is left to do.
      if (!(error instanceof AppError)) throw error;
    });
  }
}
