// Writing to support without access (B-039, A-093). Nothing is looked up, so nothing can be learned: the claim is
// sealed and waits for a person.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { listOperators } from '../../account.queries.ts';
import { recoveryAsked } from '../recovery.audit.ts';
import { countOpenRecoveries } from '../recovery.queries.ts';
import { insertRecovery } from '../recovery.store.ts';
import { type Claim, sealClaim } from '../recovery.ts';
import { recoveryWaitingNotice } from '../recovery-notices.fr.ts';

const mostOpen = 300;
/** With so many waiting, operators know: no more mails. */
const mostTold = 20;

/** @throws AppError `session.too_many_attempts` when far too many wait already */
export async function askRecovery(ctx: Ctx, input: { role: AccountRole; claim: Claim }): Promise<void> {
  const waiting = await countOpenRecoveries(ctx.tx);
  if (waiting >= mostOpen) throw new AppError('session.too_many_attempts', { retryAfterSeconds: 3600 });
  const id = ctx.newId();
  const { wrapped } = ctx.keyring.newDataKey();
  const claimSealed = sealClaim(ctx.keyring, wrapped, id, input.claim);
  await insertRecovery(ctx.tx, { id, dataKey: wrapped, claimSealed, role: input.role, at: ctx.now });
  ctx.audit(auditEntry(recoveryAsked, id, {}));
  if (waiting >= mostTold) return;
  for (const operator of await listOperators(ctx.tx)) {
    await tell(ctx, recoveryWaitingNotice, operator, { recoveryId: id });
  }
}
