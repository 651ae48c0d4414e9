// Reads of verifications. Row-level security shows each reader his own role's, and everybody his own.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type {
  VerificationFact,
  VerificationState,
  VerifiedRole,
} from '#contracts/professionals/verification.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';
import type { CurrentFact, VerificationRecord } from './verification.ts';

const columns = [
  'id',
  'account_id',
  'role',
  'state',
  'revision',
  'tier',
  'opened_at',
  'changed_at',
  'expires_on',
] as const;

type Row = {
  id: string;
  account_id: string;
  role: string;
  state: string;
  revision: number;
  tier: number | null;
  opened_at: Date;
  changed_at: Date;
  expires_on: string | null;
};

function recordOf(row: Row): VerificationRecord {
  return {
    id: row.id,
    accountId: row.account_id,
    role: row.role as VerifiedRole,
    state: row.state as VerificationState,
    revision: row.revision,
    tier: row.tier as ExpertTier | null,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    expiresOn: row.expires_on,
  };
}

export async function findVerificationForChange(
  tx: Tx,
  verificationId: string,
): Promise<VerificationRecord | undefined> {
  const row = await tx
    .selectFrom('verifications')
    .select(columns)
    .where('id', '=', verificationId)
    .forUpdate()
    .executeTakeFirst();
  return row && recordOf(row);
}

export async function findVerificationIdOf(tx: Tx, accountId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('verifications')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.id;
}

/** Longest unchanged first; one more than `limit`, so that the caller knows whether there are more. */
export async function listVerificationRecords(
  tx: Tx,
  filter: {
    role: VerifiedRole;
    states: readonly VerificationState[];
    after?: string | undefined;
    limit: number;
  },
): Promise<VerificationRecord[]> {
  let query = tx
    .selectFrom('verifications')
    .select(columns)
    .where('role', '=', filter.role)
    .where('state', 'in', [...filter.states]);
  if (filter.after !== undefined) query = query.where('id', '>', filter.after);
  const rows = await query
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
  return rows.map(recordOf);
}

/** The last time each fact was established. */
export async function listCurrentFacts(tx: Tx, verificationId: string): Promise<CurrentFact[]> {
  const rows = await tx
    .selectFrom('verification_facts')
    .selectAll()
    .distinctOn('fact')
    .where('verification_id', '=', verificationId)
    .orderBy('fact')
    .orderBy('revision', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    fact: row.fact as VerificationFact,
    lookupId: row.lookup_id,
    evidenceId: row.evidence_id,
    establishedOn: row.established_on,
    expiresOn: row.expires_on,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }));
}

/** Oldest first, at most 50. */
export function listEvidence(tx: Tx, verificationId: string) {
  return tx
    .selectFrom('verification_evidence')
    .selectAll()
    .where('verification_id', '=', verificationId)
    .orderBy('added_at')
    .orderBy('id')
    .limit(50)
    .execute();
}

export function findEvidence(tx: Tx, evidenceId: string) {
  return tx.selectFrom('verification_evidence').selectAll().where('id', '=', evidenceId).executeTakeFirst();
}

export function findLastLookup(tx: Tx, verificationId: string) {
  return tx
    .selectFrom('verification_lookups')
    .selectAll()
    .where('verification_id', '=', verificationId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Newest first, at most 200. */
export function listSteps(tx: Tx, verificationId: string) {
  return tx
    .selectFrom('verification_steps')
    .selectAll()
    .where('verification_id', '=', verificationId)
    .orderBy('revision', 'desc')
    .limit(200)
    .execute();
}

/** Verified ones whose evidence is over before `day`; at most 200 a run. */
export async function listExpired(tx: Tx, day: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('verifications')
    .select('id')
    .where('state', '=', 'verified')
    .where('expires_on', '<', day)
    .orderBy('expires_on')
    .limit(200)
    .execute();
  return rows.map(({ id }) => id);
}

/** Verified ones that expire by `day` and were not reminded of that date; at most 200 a run. */
export async function listExpiring(tx: Tx, day: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('verifications')
    .select('id')
    .where('state', '=', 'verified')
    .where('expires_on', '<=', day)
    .where((eb) => eb.or([eb('reminded_for', 'is', null), eb('reminded_for', '<', eb.ref('expires_on'))]))
    .orderBy('expires_on')
    .limit(200)
    .execute();
  return rows.map(({ id }) => id);
}

/** Verifications of this role that nobody has decided yet; row-level security shows each reader his own role's. */
export async function countVerificationsWaiting(tx: Tx, role: VerifiedRole): Promise<number> {
  const row = await tx
    .selectFrom('verifications')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('role', '=', role)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
