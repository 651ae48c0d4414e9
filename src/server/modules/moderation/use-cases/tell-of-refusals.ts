// An account knocks again and again at what is not its own: every operator is told, with the page where a
// measure can be taken. No measure is taken by a machine.
import { listOperators } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { refusalsGathered } from '../measure.audit.ts';
import { refusalsGatheredNotice } from '../moderation-notices.fr.ts';

export async function tellOfRefusals(ctx: Ctx, accountId: string): Promise<void> {
  ctx.audit(auditEntry(refusalsGathered, accountId, {}));
  for (const operator of await listOperators(ctx.tx)) {
    await tell(ctx, refusalsGatheredNotice, operator, { accountId });
  }
}
