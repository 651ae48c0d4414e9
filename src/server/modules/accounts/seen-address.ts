// From where sessions were opened: sealed under the key of the account, read in the module `privacy` with a
// reason that is kept, forgotten after a year.
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { Ctx } from '../audit/public.ts';
import { findDataKey } from './account.queries.ts';
import { insertAddressSeen, listAddressesSeen } from './seen-address.store.ts';

const contextOf = (id: string) => `address-seen:${id}`;

/** Notes from where a session was opened, in its transaction. */
export async function noteAddress(
  ctx: Ctx,
  seen: { accountId: string; sessionId: string; address: string },
): Promise<void> {
  const key = ctx.keyring.unwrap(await findDataKey(ctx.tx, seen.accountId));
  const id = ctx.newId();
  const sealed = sealJson(key, contextOf(id), { address: seen.address });
  await insertAddressSeen(ctx.tx, {
    id,
    accountId: seen.accountId,
    sessionId: seen.sessionId,
    at: ctx.now,
    sealed,
  });
}

/** Newest first, at most 100. The caller has a reason and keeps it. */
export async function readAddressesSeen(
  ctx: Ctx,
  accountId: string,
): Promise<{ at: Date; address: string }[]> {
  const key = ctx.keyring.unwrap(await findDataKey(ctx.tx, accountId));
  const rows = await listAddressesSeen(ctx.tx, accountId);
  return rows.map((row) => ({
    at: row.at,
    address: openJson<{ address: string }>(key, contextOf(row.id), row.address_sealed).address,
  }));
}
