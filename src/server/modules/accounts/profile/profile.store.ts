// Rows of changes of a profile, and what a change writes.
import type { Tx } from '#server/platform/db/database.ts';

export type NewChange = {
  id: string;
  accountId: string;
  field: string;
  valuesSealed: Buffer;
  changedAt: Date;
  changedBy: string;
};

export async function insertChanges(tx: Tx, changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('account_changes')
    .values(
      changes.map((change) => ({
        id: change.id,
        account_id: change.accountId,
        field: change.field,
        values_sealed: change.valuesSealed,
        changed_at: change.changedAt,
        changed_by: change.changedBy,
      })),
    )
    .execute();
}

export async function writeProfile(
  tx: Tx,
  change: {
    accountId: string;
    profileSealed: Buffer;
    answersSealed: Buffer;
    rppsDigest: string;
    isUnverified: boolean;
    now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ profile_sealed: change.profileSealed, ...(change.isUnverified ? { verified_at: null } : {}) })
    .where('id', '=', change.accountId)
    .execute();
  await tx
    .updateTable('registrations')
    .set({
      answers_sealed: change.answersSealed,
      rpps_digest: change.rppsDigest,
      updated_at: change.now,
    })
    .where('account_id', '=', change.accountId)
    .execute();
}

/** Public facts of a pharmacy, by its owner. */
export async function updatePharmacy(
  tx: Tx,
  pharmacy: {
    id: string;
    name: string;
    finess: string;
    street: string;
    postalCode: string;
    city: string;
    group: string | null;
    dataKey: string;
    billingSealed: Buffer;
  },
): Promise<void> {
  await tx
    .updateTable('organisations')
    .set({
      name: pharmacy.name,
      finess: pharmacy.finess,
      street: pharmacy.street,
      postal_code: pharmacy.postalCode,
      city: pharmacy.city,
      groupement: pharmacy.group,
      data_key: pharmacy.dataKey,
      billing_sealed: pharmacy.billingSealed,
    })
    .where('id', '=', pharmacy.id)
    .execute();
}
