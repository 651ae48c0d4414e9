// Reads of profiles and their changes.
import type { Tx } from '#server/platform/db/database.ts';

/** The newest changes of an account; at most 100. */
export function listChanges(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account_changes')
    .select(['id', 'field', 'values_sealed', 'changed_at', 'changed_by'])
    .where('account_id', '=', accountId)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** The pharmacy of an account, locked. */
export function lockPharmacyOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('organisations')
    .innerJoin('accounts', 'accounts.organisation_id', 'organisations.id')
    .select([
      'organisations.id',
      'organisations.name',
      'organisations.finess',
      'organisations.street',
      'organisations.postal_code',
      'organisations.city',
      'organisations.groupement',
      'organisations.owner_id',
      'organisations.data_key',
      'organisations.billing_sealed',
    ])
    .where('accounts.id', '=', accountId)
    .forUpdate('organisations')
    .executeTakeFirst();
}
export type PharmacyRow = NonNullable<Awaited<ReturnType<typeof lockPharmacyOf>>>;

export function findStatus(tx: Tx, accountId: string) {
  return tx.selectFrom('accounts').select('status').where('id', '=', accountId).executeTakeFirst();
}

/** Accounts that bear this number and are not closed; two at most: more than one is not an answer. */
export async function listByRpps(tx: Tx, rppsDigest: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('registrations')
    .innerJoin('accounts', 'accounts.id', 'registrations.account_id')
    .select('accounts.id')
    .where('registrations.rpps_digest', '=', rppsDigest)
    .where('registrations.completed_at', 'is not', null)
    .where('accounts.status', '<>', 'closed')
    .limit(2)
    .execute();
  return rows.map(({ id }) => id);
}
