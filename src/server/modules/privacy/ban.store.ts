// Keyed hashes of those who may not come back, and the permits to come back all the same.
import type { Tx } from '#server/platform/db/database.ts';

export type BanKind = 'email' | 'phone' | 'rpps' | 'iban';

export async function insertBans(
  tx: Tx,
  bans: readonly { id: string; kind: BanKind; digest: string; createdAt: Date; untilAt: Date }[],
): Promise<void> {
  if (bans.length === 0) return;
  await tx
    .insertInto('registration_bans')
    .values(
      bans.map((ban) => ({
        id: ban.id,
        kind: ban.kind,
        digest: ban.digest,
        created_at: ban.createdAt,
        until_at: ban.untilAt,
      })),
    )
    .execute();
}

export async function forgetBans(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('registration_bans').where('until_at', '<=', now).execute();
}

export async function insertPermit(
  tx: Tx,
  permit: {
    id: string;
    digest: string;
    grantedBy: string;
    textSealed: Buffer;
    dataKey: string;
    grantedAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('registration_permits')
    .values({
      id: permit.id,
      digest: permit.digest,
      granted_by: permit.grantedBy,
      text_sealed: permit.textSealed,
      data_key: permit.dataKey,
      granted_at: permit.grantedAt,
      expires_at: permit.expiresAt,
    })
    .execute();
}

/** Uses up one permit for this digest; of two who come at once, one gets it. Answers whether there was one. */
export async function takePermit(tx: Tx, digest: string, now: Date): Promise<boolean> {
  const open = await tx
    .selectFrom('registration_permits')
    .select('id')
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('granted_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!open) return false;
  await tx.updateTable('registration_permits').set({ used_at: now }).where('id', '=', open.id).execute();
  return true;
}

export async function insertConsultation(
  tx: Tx,
  row: {
    id: string;
    accountId: string;
    by: string;
    at: Date;
    reason: 'terms' | 'authority' | 'intrusion';
    noteSealed: Buffer;
  },
): Promise<void> {
  await tx
    .insertInto('address_consultations')
    .values({
      id: row.id,
      account_id: row.accountId,
      consulted_by: row.by,
      at: row.at,
      reason: row.reason,
      note_sealed: row.noteSealed,
    })
    .execute();
}
