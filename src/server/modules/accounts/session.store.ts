// Server sessions (B-036): the cookie holds a random token, the table its hash. Idle and absolute ends are settings.
import type { ExpressionBuilder } from 'kysely';
import type { Database, Tx } from '#server/platform/db/database.ts';
import type { Tables } from '#server/platform/db/tables.generated.ts';

export type NewSession = {
  id: string;
  tokenHash: Buffer;
  accountId: string;
  now: Date;
  expiresAt: Date;
  userAgent: string;
  secondFactorAt: Date | null;
  deviceId: string | null;
};

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
      user_agent: session.userAgent,
      second_factor_at: session.secondFactorAt,
      device_id: session.deviceId,
    })
    .execute();
}

/** B-049: for good, by the operator's command, or by an authorisation in force at `now`. */
function mayAddDermoscopic(eb: ExpressionBuilder<Tables, 'accounts'>, now: Date) {
  return eb.or([
    eb('accounts.may_add_dermoscopic_to_skin', '=', true),
    eb.exists(
      eb
        .selectFrom('account_grants')
        .select('account_grants.id')
        .whereRef('account_grants.account_id', '=', 'accounts.id')
        .where('account_grants.scope', '=', 'dermoscopic-on-skin')
        .where('account_grants.revoked_at', 'is', null)
        .where('account_grants.from_at', '<=', now)
        .where('account_grants.until_at', '>', now),
    ),
  ]);
}

const ownerColumns = [
  'accounts.status',
  'accounts.restrictions',
  'accounts.suspension',
  'accounts.id',
  'accounts.role',
  'accounts.organisation_id',
  'accounts.expert_tier',
  'accounts.verified_at',
] as const;

/** The session of a token with its account, unless that is closed; still open at `now`, seen since `idleSince`. */
export function findSession(db: Database, tokenHash: Buffer, now: Date, idleSince: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .leftJoin('account_capacities', 'account_capacities.account_id', 'accounts.id')
    .select([
      'sessions.id as session_id',
      'sessions.last_seen_at',
      'sessions.second_factor_at',
      'sessions.locked_at',
      // A passkey, and recovery codes that outlive revoked ones, count as the application does.
      (eb) =>
        eb
          .or([
            eb.exists(
              eb
                .selectFrom('totp_factors')
                .select('totp_factors.account_id')
                .whereRef('totp_factors.account_id', '=', 'accounts.id')
                .where('totp_factors.confirmed_at', 'is not', null),
            ),
            eb.exists(
              eb
                .selectFrom('passkeys')
                .select('passkeys.id')
                .whereRef('passkeys.account_id', '=', 'accounts.id'),
            ),
            eb.exists(
              eb
                .selectFrom('recovery_codes')
                .select('recovery_codes.account_id')
                .whereRef('recovery_codes.account_id', '=', 'accounts.id')
                .where('recovery_codes.used_at', 'is', null),
            ),
          ])
          .as('has_second_factor'),
      (eb) =>
        eb
          .exists(
            eb
              .selectFrom('guardian_consents')
              .select('guardian_consents.id')
              .whereRef('guardian_consents.account_id', '=', 'accounts.id')
              .where('guardian_consents.state', '=', 'given'),
          )
          .as('has_guardian'),
      'account_capacities.capacity_sealed',
      'accounts.data_key',
      ...ownerColumns,
      (eb) => mayAddDermoscopic(eb, now).$castTo<boolean>().as('may_add_dermoscopic_to_skin'),
    ])
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', idleSince)
    .where('accounts.status', '<>', 'closed')
    .executeTakeFirst();
}

/** A session that was locked meanwhile stays as it is. */
export async function touchSession(db: Database, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('id', '=', sessionId)
    .where('locked_at', 'is', null)
    .execute();
}

/** Gives a session another token and its second factor; false when the former token opens nothing any more. */
export async function stepUpSession(tx: Tx, oldHash: Buffer, newHash: Buffer, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('sessions')
    .set({ token_hash: newHash, second_factor_at: now })
    .where('token_hash', '=', oldHash)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** The session that was there. */
export async function deleteSession(
  tx: Tx,
  tokenHash: Buffer,
): Promise<{ id: string; accountId: string } | undefined> {
  const row = await tx
    .deleteFrom('sessions')
    .where('token_hash', '=', tokenHash)
    .returning(['id', 'account_id'])
    .executeTakeFirst();
  return row && { id: row.id, accountId: row.account_id };
}

/** One session of this account by its id; false when there is none (any more). */
export async function deleteOwnSession(tx: Tx, accountId: string, sessionId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('sessions')
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('sessions').where('account_id', '=', accountId).execute();
}

/** Every session of an account but the one of this token. */
export async function deleteOtherSessions(tx: Tx, accountId: string, keepHash: Buffer): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where('token_hash', '<>', keepHash)
    .execute();
}

/** Open sessions of an account, last seen first; at most 50. `idleSince`: seen before it, a session is over. */
export function listSessionsOf(tx: Tx, accountId: string, now: Date, idleSince: Date) {
  return tx
    .selectFrom('sessions')
    .select(['id', 'token_hash', 'user_agent', 'created_at', 'last_seen_at', 'locked_at'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleSince)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
}

export async function deleteExpiredSessions(tx: Tx, now: Date, idleSince: Date): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', idleSince)]))
    .execute();
}

/** Sessions in use: not locked, seen since `since`; at most 50. */
export function listActiveSessions(tx: Tx, accountId: string, { now, since }: { now: Date; since: Date }) {
  return tx
    .selectFrom('sessions')
    .select(['id', 'device_id', 'user_agent'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', since)
    .where('locked_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute();
}
