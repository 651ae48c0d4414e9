// Tells every account of a published version, by batches (B-017). Who was told is kept before the notice is planned.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { type RunUseCase, tell } from '../../audit/public.ts';
import { findVersion, listAccountsAfter } from '../legal.queries.ts';
import { insertAnnouncement } from '../legal.store.ts';
import { termsAnnouncedNotice } from '../legal-notices.fr.ts';

export type AnnounceParts = { run: RunUseCase };

const batch = 200;
const payload = z.strictObject({ documentId: z.uuid(), after: z.uuid() });

/** As the use case names it, without its handler. */
export const announceVersionName = { name: 'legal.announce-version', maxAttempts: 10, payload };
export const beforeEveryAccount = '00000000-0000-0000-0000-000000000000';

export const announceVersionJob = defineJob<z.infer<typeof payload>, AnnounceParts>({
  ...announceVersionName,
  timeoutSeconds: 60,
  handler: ({ documentId, after }, { run }) =>
    run(system('announce-version'), async (ctx) => {
      const version = await findVersion(ctx.tx, documentId);
      if (!version || version.withdrawn_at) return;
      const accountIds = await listAccountsAfter(ctx.tx, after, batch);
      for (const accountId of accountIds) {
        const isFirst = await insertAnnouncement(ctx.tx, { documentId, accountId, at: ctx.now });
        if (!isFirst) continue;
        await tell(ctx, termsAnnouncedNotice, accountId, {
          kind: version.kind,
          effectiveAt: version.effective_at.toISOString(),
          requiresAcceptance: version.requires_acceptance,
        });
      }
      const last = accountIds.at(-1);
      if (last && accountIds.length === batch) {
        await ctx.enqueue(announceVersionName, { documentId, after: last });
      }
    }),
});
