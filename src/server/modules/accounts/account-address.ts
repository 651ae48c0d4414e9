// An address that is not the account's own but belongs to its affairs: the former one after a change, a guardian's
// a colleague's who is invited, one that an operator answers. Never a patient's (B-063). Ciphertext under the key of the account.
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { Ctx } from '../audit/public.ts';
import { findAddress, insertAddress } from './account-link.store.ts';

const contextOf = (id: string) => `account-address:${id}`;

/** Keeps a normalised address for later mails; answers the id of its row. */
export async function keepAddress(
  ctx: Ctx,
  account: { id: string; dataKey: string },
  purpose: 'former' | 'new' | 'guardian' | 'invitee' | 'applicant',
  email: string,
): Promise<string> {
  const id = ctx.newId();
  const sealed = sealJson(ctx.keyring.unwrap(account.dataKey), contextOf(id), { email });
  await insertAddress(ctx.tx, { id, accountId: account.id, purpose, sealed, createdAt: ctx.now });
  return id;
}

/** The address, or undefined when it is gone. */
export async function openAddress(ctx: Ctx, addressId: string): Promise<string | undefined> {
  const row = await findAddress(ctx.tx, addressId);
  if (!row) return undefined;
  return openJson<{ email: string }>(ctx.keyring.unwrap(row.data_key), contextOf(row.id), row.address_sealed)
    .email;
}
