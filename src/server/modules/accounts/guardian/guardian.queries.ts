// Reads of capacities and of guardians' consents.
import type { Tx } from '#server/platform/db/database.ts';

const capacityOf = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('account_capacities')
    .innerJoin('accounts', 'accounts.id', 'account_capacities.account_id')
    .select([
      'accounts.id as account_id',
      'accounts.role',
      'accounts.data_key',
      'accounts.profile_sealed',
      'account_capacities.capacity_sealed',
    ])
    .where('account_capacities.account_id', '=', accountId)
    .where('accounts.status', '<>', 'closed');

export function findCapacity(tx: Tx, accountId: string) {
  return capacityOf(tx, accountId).executeTakeFirst();
}

/** Locked until the transaction ends: of two who name a guardian at once, one comes after the other. */
export function lockCapacity(tx: Tx, accountId: string) {
  return capacityOf(tx, accountId).forUpdate('account_capacities').executeTakeFirst();
}
export type CapacityRow = NonNullable<Awaited<ReturnType<typeof findCapacity>>>;

const columns = [
  'id',
  'account_id',
  'state',
  'guardian_sealed',
  'proof_sealed',
  'address_id',
  'asked_at',
  'decided_at',
  'withdrawn_at',
] as const;

/** The newest consents of an account, those that were replaced too; at most 20. */
export function listConsents(tx: Tx, accountId: string) {
  return tx
    .selectFrom('guardian_consents')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}
export type ConsentRow = Awaited<ReturnType<typeof listConsents>>[number];

/** One consent, locked until the transaction ends. */
export function lockConsent(tx: Tx, consentId: string) {
  return tx
    .selectFrom('guardian_consents')
    .select(columns)
    .where('id', '=', consentId)
    .forUpdate()
    .executeTakeFirst();
}

/** Consents in force given from an address; at most 20. */
export function listGivenFrom(tx: Tx, addressDigest: string) {
  return tx
    .selectFrom('guardian_consents')
    .select(columns)
    .where('address_digest', '=', addressDigest)
    .where('state', '=', 'given')
    .orderBy('decided_at')
    .limit(20)
    .execute();
}

export async function countAskedSince(tx: Tx, accountId: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('guardian_consents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('asked_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
