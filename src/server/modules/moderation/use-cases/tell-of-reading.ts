// An account reads far more than others: every operator is told, with the page where a measure can be taken.
// No measure is taken by a machine.
import { listOperators } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { readingGathered } from '../measure.audit.ts';
import { readingGatheredNotice } from '../moderation-notices.fr.ts';

export async function tellOfReading(ctx: Ctx, accountId: string, what: 'lists' | 'cases'): Promise<void> {
  ctx.audit(auditEntry(readingGathered, accountId, { what }));
  for (const operator of await listOperators(ctx.tx)) {
    await tell(ctx, readingGatheredNotice, operator, { accountId, what });
  }
}
