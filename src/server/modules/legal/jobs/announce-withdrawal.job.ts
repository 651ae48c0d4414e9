// Tells whoever was told of a version that it was taken back, by batches. The batch goes on in the transaction that told
// the last one, so nobody is told twice.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { tell } from '../../audit/public.ts';
import { findVersion, listToldAfter } from '../legal.queries.ts';
import { termsWithdrawnNotice } from '../legal-notices.fr.ts';
import type { AnnounceParts } from './announce-version.job.ts';

const batch = 200;
const payload = z.strictObject({ documentId: z.uuid(), after: z.uuid() });

/** As the use case names it, without its handler. */
export const announceWithdrawalName = { name: 'legal.announce-withdrawal', maxAttempts: 10, payload };

export const announceWithdrawalJob = defineJob<z.infer<typeof payload>, AnnounceParts>({
  ...announceWithdrawalName,
  timeoutSeconds: 60,
  handler: ({ documentId, after }, { run }) =>
    run(system('announce-withdrawal'), async (ctx) => {
      const version = await findVersion(ctx.tx, documentId);
      if (!version?.withdrawn_at) return;
      const accountIds = await listToldAfter(ctx.tx, documentId, after, batch);
      for (const accountId of accountIds) {
        await tell(ctx, termsWithdrawnNotice, accountId, {
          kind: version.kind,
          effectiveAt: version.effective_at.toISOString(),
        });
      }
      const last = accountIds.at(-1);
      if (last && accountIds.length === batch) {
        await ctx.enqueue(announceWithdrawalName, { documentId, after: last });
      }
    }),
});
