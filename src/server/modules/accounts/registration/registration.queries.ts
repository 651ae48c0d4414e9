// Reads of registrations; `lock` ones hold the row until the transaction ends.
import type { Tx } from '#server/platform/db/database.ts';

const columns = [
  'registrations.account_id',
  'registrations.form_id',
  'registrations.form_version',
  'registrations.answers_sealed',
  'registrations.invitation_id',
  'registrations.email_confirmed_at',
  'registrations.completed_at',
  'registrations.entered_by',
  'accounts.role',
  'accounts.status',
  'accounts.data_key',
  'accounts.profile_sealed',
  'accounts.email_digest',
  'accounts.password_hash',
] as const;

const registrationOf = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('registrations')
    .innerJoin('accounts', 'accounts.id', 'registrations.account_id')
    .select(columns)
    .where('registrations.account_id', '=', accountId);

export function findRegistration(tx: Tx, accountId: string) {
  return registrationOf(tx, accountId).executeTakeFirst();
}

/** Of two devices that save or send at once, the second waits for the first. */
export function lockRegistration(tx: Tx, accountId: string) {
  return registrationOf(tx, accountId).forUpdate().executeTakeFirst();
}
export type RegistrationRow = NonNullable<Awaited<ReturnType<typeof lockRegistration>>>;

/** The oldest open pharmacy of a number. */
export function findPharmacyByFiness(tx: Tx, finess: string) {
  return tx
    .selectFrom('organisations')
    .select(['id', 'owner_id'])
    .where('kind', '=', 'pharmacy')
    .where('finess', '=', finess)
    .where('closed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
}

/** Whether another registered account bears this number; not one that the operator has ended, for it never comes back. */
export async function isRppsTaken(tx: Tx, rppsDigest: string, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('registrations')
    .select('account_id')
    .where('rpps_digest', '=', rppsDigest)
    .where('account_id', '<>', accountId)
    .where('completed_at', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('account_closures')
            .select('account_closures.id')
            .whereRef('account_closures.account_id', '=', 'registrations.account_id')
            .where('account_closures.asked_by', '=', 'operator')
            .where('account_closures.restored_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}
