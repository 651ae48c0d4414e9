// Previews nobody signed: bytes first, row after, so that an object never loses its row. An expired preview can never
// be signed; the margin covers a signature that began in time and has not committed.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { listStalePreviews } from '../report.queries.ts';
import { deletePreviews } from '../report.store.ts';
import { type ReportParts, reportObjectKey } from '../report.ts';

export type SweepParts = Pick<ReportParts, 'run' | 'now' | 'objects'>;

const sweeper = system('preview sweep');
const marginMilliseconds = 10 * 60_000;
const batch = 100;
const mostBatches = 10;

export const sweepPreviewsJob = defineJob<Record<string, never>, SweepParts>({
  name: 'reports.sweep-previews',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 120,
  cron: '*/10 * * * *',
  handler: async (_payload, parts) => {
    await sweepPreviews(parts);
  },
});

/** At most 1,000 in one run; answers how many. @throws TryLater of the storage: the next run goes on */
export async function sweepPreviews({ run, now, objects }: SweepParts): Promise<number> {
  const expiredBefore = new Date(now().getTime() - marginMilliseconds);
  let swept = 0;
  for (let round = 0; round < mostBatches; round += 1) {
    const stale = await run(sweeper, (ctx) => listStalePreviews(ctx.tx, expiredBefore, batch));
    for (const previewId of stale) await objects.remove(reportObjectKey(previewId));
    await run(sweeper, (ctx) => deletePreviews(ctx.tx, stale));
    swept += stale.length;
    if (stale.length < batch) break;
  }
  return swept;
}
