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
