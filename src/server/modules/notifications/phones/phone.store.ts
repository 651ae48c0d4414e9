// The telephone of an account: one row, from the first code to the verified number.
import type { Tx } from '#server/platform/db/database.ts';

/** Locked until the transaction ends; undefined when the account gave none. */
export function takePhone(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account_phones')
    .selectAll()
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}

/** As it stands, with the key that opens it. */
export function findPhone(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account_phones')
    .innerJoin('accounts', 'accounts.id', 'account_phones.account_id')
    .select(['accounts.id', 'accounts.data_key', 'account_phones.phone_sealed', 'account_phones.verified_at'])
    .where('account_phones.account_id', '=', accountId)
    .executeTakeFirst();
}

export async function putPhone(
  tx: Tx,
  accountId: string,
  phone: { sealed: Buffer; codeDigest: string; expiresAt: Date; asks: number; asksSince: Date; now: Date },
): Promise<void> {
  const columns = {
    phone_sealed: phone.sealed,
    code_digest: phone.codeDigest,
    code_expires_at: phone.expiresAt,
    code_attempts: 0,
    asked_at: phone.now,
    asks: phone.asks,
    asks_since: phone.asksSince,
    verified_at: null,
  };
  await tx
    .insertInto('account_phones')
    .values({ account_id: accountId, ...columns })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(columns))
    .execute();
}

export async function countCodeAttempt(tx: Tx, accountId: string, isLast: boolean): Promise<void> {
  await tx
    .updateTable('account_phones')
    .set((eb) => ({
      code_attempts: eb('code_attempts', '+', 1),
      ...(isLast ? { code_digest: null, code_expires_at: null } : {}),
    }))
    .where('account_id', '=', accountId)
    .execute();
}

export async function verifyPhone(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx
    .updateTable('account_phones')
    .set({ verified_at: now, code_digest: null, code_expires_at: null })
    .where('account_id', '=', accountId)
    .execute();
}

export async function deletePhone(tx: Tx, accountId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('account_phones')
    .where('account_id', '=', accountId)
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}
