// Reads of closures, exports, bans and of the cases that belong to one person's export.
import type { Tx } from '#server/platform/db/database.ts';

export function findClosureById(tx: Tx, closureId: string) {
  return tx.selectFrom('account_closures').selectAll().where('id', '=', closureId).executeTakeFirst();
}

export function findOpenClosure(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account_closures')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('restored_at', 'is', null)
    .executeTakeFirst();
}

export async function findLastExport(tx: Tx, accountId: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('account_exports')
    .select('made_at')
    .where('account_id', '=', accountId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.made_at;
}

/** Closures whose time has come; at most 50. */
export function listDueClosures(tx: Tx, now: Date) {
  return tx
    .selectFrom('account_closures')
    .select(['id', 'account_id'])
    .where('restored_at', 'is', null)
    .where('erased_at', 'is', null)
    .where('purge_at', '<=', now)
    .orderBy('purge_at')
    .limit(50)
    .execute();
}

/** Cases of one person: made by a pharmacist, answered by a doctor. Oldest first, `limit` at most. */
export async function listExportedCases(
  tx: Tx,
  person: { role: string; accountId: string },
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases')
    .select('id')
    .$if(person.role === 'pharmacist', (query) =>
      query.where('created_by', '=', person.accountId).where('status', '<>', 'discarded'),
    )
    .$if(person.role === 'doctor', (query) =>
      query.where('expert_id', '=', person.accountId).where('status', '=', 'answered'),
    )
    .$if(person.role !== 'pharmacist' && person.role !== 'doctor', (query) => query.where('id', 'is', null))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Drafts never sent of a pharmacist, and what he discarded, whose keys still open. */
export function listNeverSent(tx: Tx, accountId: string) {
  return tx
    .selectFrom('cases')
    .select(['id', 'status', 'data_key'])
    .where('created_by', '=', accountId)
    .where('status', 'in', ['draft', 'discarded'])
    .where('data_key', '<>', 'destroyed')
    .limit(1_000)
    .execute();
}

export async function countColleagues(tx: Tx, organisationId: string, accountId: string): Promise<number> {
  const row = await tx
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('id', '<>', accountId)
    .where('status', 'in', ['active', 'suspended'])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function countOthersOfRole(
  tx: Tx,
  role: 'director' | 'operator',
  accountId: string,
): Promise<number> {
  const row = await tx
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('role', '=', role)
    .where('id', '<>', accountId)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export function findAccountKey(tx: Tx, accountId: string) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'role', 'status', 'data_key', 'organisation_id'])
    .where('id', '=', accountId)
    .executeTakeFirst();
}

/** Whether one of these digests is shut out at `now`. */
export async function isBanned(tx: Tx, digests: readonly string[], now: Date): Promise<boolean> {
  if (digests.length === 0) return false;
  const row = await tx
    .selectFrom('registration_bans')
    .select('id')
    .where('digest', 'in', [...digests])
    .where('until_at', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this account owns the team of its pharmacy, and whether others could own it instead. */
export async function readOwnedTeam(tx: Tx, accountId: string): Promise<'shared' | 'alone' | null> {
  const team = await tx
    .selectFrom('organisations')
    .innerJoin('accounts', 'accounts.organisation_id', 'organisations.id')
    .select('organisations.id')
    .where('accounts.id', '=', accountId)
    .where('organisations.owner_id', '=', accountId)
    .where('organisations.closed_at', 'is', null)
    .executeTakeFirst();
  if (!team) return null;
  const other = await tx
    .selectFrom('accounts')
    .select('id')
    .where('organisation_id', '=', team.id)
    .where('role', '=', 'pharmacist')
    .where('status', '=', 'active')
    .where('id', '<>', accountId)
    .limit(1)
    .executeTakeFirst();
  return other ? 'shared' : 'alone';
}
