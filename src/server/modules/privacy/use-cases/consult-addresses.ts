// The network addresses of an account: sealed when they are noted, read by the operator alone and only with a reason that
// is kept, forgotten after a year.
import { sealJson } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { OperatorActor } from '#server/policy/actor.ts';
import { readAddressesSeen } from '../../accounts/public.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { insertConsultation } from '../ban.store.ts';
import { addressesConsulted } from '../privacy.audit.ts';
import { findAccountKey } from '../privacy.queries.ts';

/** @throws AppError `privacy.account_not_found` */
export async function consultAddresses(
  ctx: Ctx,
  actor: OperatorActor,
  input: { accountId: string; reason: 'terms' | 'authority' | 'intrusion'; note: string },
): Promise<{ items: { at: string; address: string }[] }> {
  const account = await findAccountKey(ctx.tx, input.accountId);
  if (!account || account.status === 'closed') throw new AppError('privacy.account_not_found');
  const key = ctx.keyring.unwrap(account.data_key);
  const seen = await readAddressesSeen(ctx, input.accountId);
  const id = ctx.newId();
  await insertConsultation(ctx.tx, {
    id,
    accountId: input.accountId,
    by: actor.accountId,
    at: ctx.now,
    reason: input.reason,
    noteSealed: sealJson(key, `address-consultation:${id}`, { note: input.note }),
  });
  ctx.audit(auditEntry(addressesConsulted, input.accountId, { reason: input.reason, shown: seen.length }));
  return { items: seen.map(({ at, address }) => ({ at: at.toISOString(), address })) };
}
