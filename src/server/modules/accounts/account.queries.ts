// Look-ups of accounts: by address digest, by id, names for screens, doctors who may still take a case.
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Database, Tx } from '#server/platform/db/database.ts';
import { openProfile, type Profile, tierOf } from './account.ts';

const columns = [
  'accounts.id',
  'accounts.role',
  'accounts.status',
  'accounts.organisation_id',
  'accounts.expert_tier',
  'accounts.verified_at',
  'accounts.may_add_dermoscopic_to_skin',
  'accounts.password_hash',
  'accounts.profile_sealed',
  'accounts.data_key',
  'accounts.is_demo',
] as const;

export function findAccountByEmail(db: Database | Tx, emailDigest: string) {
  return db.selectFrom('accounts').select(columns).where('email_digest', '=', emailDigest).executeTakeFirst();
}

export function getAccount(db: Database | Tx, accountId: string) {
  return db.selectFrom('accounts').select(columns).where('id', '=', accountId).executeTakeFirstOrThrow();
}

export type NamedAccount = Profile & { accountId: string; tier: ExpertTier | null };

/** Names by account id; unknown ids are absent. */
export async function listNames(
  db: Database | Tx,
  keyring: Keyring,
  accountIds: readonly string[],
): Promise<Map<string, NamedAccount>> {
  const wanted = [...new Set(accountIds)];
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('accounts').select(columns).where('id', 'in', wanted).execute();
  return new Map(
    rows.map((row) => [row.id, { ...openProfile(keyring, row), accountId: row.id, tier: tierOf(row) }]),
  );
}

/** The wrapped key of an account. */
export async function findDataKey(tx: Tx, accountId: string): Promise<string> {
  const row = await tx
    .selectFrom('accounts')
    .select('data_key')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return row.data_key;
}

export function getOrganisation(db: Database | Tx, organisationId: string) {
  return db
    .selectFrom('organisations')
    .selectAll()
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
}

/** Active accounts of a pharmacy; at most 200. */
export async function listPharmacists(db: Database | Tx, organisationId: string): Promise<string[]> {
  return idsOf(
    await activeAccounts(db)
      .where('role', '=', 'pharmacist')
      .where('organisation_id', '=', organisationId)
      .execute(),
  );
}

/** Active medical directors; at most 200. */
export async function listDirectors(db: Database | Tx): Promise<string[]> {
  return idsOf(await activeAccounts(db).where('role', '=', 'director').execute());
}

/** Active operator accounts; at most 200. */
export async function listOperators(db: Database | Tx): Promise<string[]> {
  return idsOf(await activeAccounts(db).where('role', '=', 'operator').execute());
}

type OpenAccount = {
  accountId: string;
  role: AccountRole;
  profile: Profile;
  tier: ExpertTier | null;
  key: DataKey;
};

/** An account with its data key, for a module that seals something of it; undefined when there is none, or it is closed. */
export async function openAccount(
  db: Database | Tx,
  keyring: Keyring,
  accountId: string,
): Promise<OpenAccount | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select(columns)
    .where('id', '=', accountId)
    .where('status', '<>', 'closed')
    .executeTakeFirst();
  return (
    row && {
      accountId: row.id,
      role: row.role as AccountRole,
      profile: openProfile(keyring, row),
      tier: row.expert_tier as ExpertTier | null,
      key: keyring.unwrap(row.data_key),
    }
  );
}

function activeAccounts(db: Database | Tx) {
  return db.selectFrom('accounts').select('id').where('status', '=', 'active').limit(200);
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id);
}

export async function countDoctorsByTier(db: Database | Tx): Promise<Map<ExpertTier, number>> {
  const rows = await db
    .selectFrom('accounts')
    .select(['expert_tier', (eb) => eb.fn.countAll<number>().as('count')])
    .where('role', '=', 'doctor')
    .where('status', '=', 'active')
    .where('verified_at', 'is not', null)
    .groupBy('expert_tier')
    .execute();
  return new Map(rows.map((row) => [row.expert_tier as ExpertTier, Number(row.count)]));
}

export async function countDemoAccounts(db: Database | Tx): Promise<number> {
  const row = await db
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('is_demo', '=', true)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** For the operator's list: ids and states, nothing sealed; oldest first, at most 10,000. */
export function listAccounts(db: Database | Tx) {
  return db
    .selectFrom('accounts')
    .leftJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .select([
      'accounts.id',
      'accounts.role',
      'accounts.status',
      'accounts.expert_tier',
      'accounts.may_add_dermoscopic_to_skin',
      'accounts.is_demo',
      'accounts.created_at',
      'organisations.name as organisation_name',
    ])
    .orderBy('accounts.created_at')
    .orderBy('accounts.id')
    .limit(10_000)
    .execute();
}

/** Pharmacies and practices by name; at most 10,000. */
export function listOrganisations(db: Database | Tx) {
  return db
    .selectFrom('organisations')
    .select(['id', 'kind', 'name', 'postal_code', 'city'])
    .orderBy('name')
    .orderBy('id')
    .limit(10_000)
    .execute();
}
