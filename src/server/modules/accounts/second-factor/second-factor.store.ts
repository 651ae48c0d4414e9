// Rows of the second factor. Whoever reads the factor to use it locks it: of two who use one code at once, one wins.
import type { Database, Tx } from '#server/platform/db/database.ts';
import { deletePasskeysOf } from '../passkeys/passkey.store.ts';

/** Locked until the transaction ends. */
export function lockTotp(tx: Tx, accountId: string) {
  return tx
    .selectFrom('totp_factors')
    .innerJoin('accounts', 'accounts.id', 'totp_factors.account_id')
    .select([
      'totp_factors.secret_sealed',
      'totp_factors.confirmed_at',
      'totp_factors.last_step',
      'accounts.data_key',
    ])
    .where('account_id', '=', accountId)
    .forUpdate('totp_factors')
    .executeTakeFirst();
}

/** Begins anew with another secret, unless one is confirmed: then false. */
export async function saveTotp(tx: Tx, accountId: string, secretSealed: Buffer, now: Date): Promise<boolean> {
  const saved = await tx
    .insertInto('totp_factors')
    .values({ account_id: accountId, secret_sealed: secretSealed, created_at: now })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet({ secret_sealed: secretSealed, created_at: now, last_step: 0 })
        .where('totp_factors.confirmed_at', 'is', null),
    )
    .returning('account_id')
    .executeTakeFirst();
  return saved !== undefined;
}

/** Notes that the code of a step was used; `confirmedAt` when it was the first one. */
export async function noteTotpStep(
  tx: Tx,
  accountId: string,
  step: number,
  confirmedAt: Date,
): Promise<void> {
  await tx
    .updateTable('totp_factors')
    .set({ last_step: step, confirmed_at: confirmedAt })
    .where('account_id', '=', accountId)
    .execute();
}

/**
 * Every factor of an account: application, passkeys and recovery codes. For its erasure, or to begin anew; false when
 * there was none.
 */
export async function deleteSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
  const hadTotp = await deleteTotp(tx, accountId);
  const passkeys = await deletePasskeysOf(tx, accountId);
  await deleteRecoveryCodes(tx, accountId);
  return hadTotp || passkeys.length > 0;
}

export async function deleteRecoveryCodes(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute();
}

/** The application alone; false when there was none. */
export async function deleteTotp(tx: Tx, accountId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('totp_factors')
    .where('account_id', '=', accountId)
    .returning('account_id')
    .executeTakeFirst();
  return gone !== undefined;
}

export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  digests: readonly string[],
  now: Date,
): Promise<void> {
  await deleteRecoveryCodes(tx, accountId);
  const rows = digests.map((code_digest) => ({ account_id: accountId, code_digest, created_at: now }));
  await tx.insertInto('recovery_codes').values(rows).execute();
}

/** True for the one who used it first. */
export async function spendRecoveryCode(
  tx: Tx,
  accountId: string,
  digest: string,
  now: Date,
): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('code_digest', '=', digest)
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst();
  return used !== undefined;
}

export async function readSecondFactor(db: Database | Tx, accountId: string) {
  const totp = await db
    .selectFrom('totp_factors')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const passkey = await db
    .selectFrom('passkeys')
    .select('id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  const { left } = await db
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    hasTotp: totp !== undefined,
    hasPasskey: passkey !== undefined,
    recoveryCodesLeft: Number(left),
  };
}
