// Reading recoveries: what waits, what is due, whose account a claim may be about.
import type { Tx } from '#server/platform/db/database.ts';

/** Locked until the transaction ends. */
export function lockRecovery(tx: Tx, recoveryId: string) {
  return tx
    .selectFrom('access_recoveries')
    .selectAll()
    .where('id', '=', recoveryId)
    .forUpdate()
    .executeTakeFirst();
}
export type RecoveryRow = NonNullable<Awaited<ReturnType<typeof lockRecovery>>>;

export async function countOpenRecoveries(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('access_recoveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function listWaitingRecoveries(tx: Tx) {
  return tx
    .selectFrom('access_recoveries')
    .select(['id', 'role', 'state', 'opened_at', 'due_at'])
    .where('state', 'in', ['open', 'planned'])
    .orderBy('opened_at')
    .orderBy('id')
    .limit(100)
    .execute();
}

export async function listDueRecoveries(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('access_recoveries')
    .select('id')
    .where('state', '=', 'planned')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(50)
    .execute();
  return rows.map(({ id }) => id);
}

export async function hasPlannedRecovery(tx: Tx, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('access_recoveries')
    .select('id')
    .where('account_id', '=', accountId)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return row !== undefined;
}

/** Of the account, newest first; at most 50. */
export function listRecoveriesOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('access_recoveries')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('opened_at', 'desc')
    .limit(50)
    .execute();
}

/** The oldest account that is open and bears this number. */
export async function findAccountIdByRpps(tx: Tx, rppsDigest: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('registrations')
    .innerJoin('accounts', 'accounts.id', 'registrations.account_id')
    .select('accounts.id')
    .where('registrations.rpps_digest', '=', rppsDigest)
    .where('registrations.completed_at', 'is not', null)
    .where('accounts.status', '<>', 'closed')
    .orderBy('accounts.created_at')
    .orderBy('accounts.id')
    .executeTakeFirst();
  return row?.id;
}
