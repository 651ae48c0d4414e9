// Rows of closures and exports. One closure of an account is open at a time: a unique index says so.
import type { Tx } from '#server/platform/db/database.ts';
import type { ErasedCounts } from './closure.ts';

export type NewClosure = {
  id: string;
  accountId: string;
  askedBy: 'self' | 'operator';
  askedAt: Date;
  exportChoice: 'downloaded' | 'declined';
  purgeAt: Date;
};

/** Answers false when a closure is open already. */
export async function insertClosure(tx: Tx, closure: NewClosure): Promise<boolean> {
  const row = await tx
    .insertInto('account_closures')
    .values({
      id: closure.id,
      account_id: closure.accountId,
      asked_by: closure.askedBy,
      asked_at: closure.askedAt,
      export_choice: closure.exportChoice,
      purge_at: closure.purgeAt,
    })
    .onConflict((conflict) => conflict.column('account_id').where('restored_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The open closure of an account, locked until the transaction ends. */
export function lockOpenClosure(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account_closures')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('restored_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export async function markRestored(tx: Tx, closureId: string, now: Date): Promise<void> {
  await tx.updateTable('account_closures').set({ restored_at: now }).where('id', '=', closureId).execute();
}

export async function markErased(
  tx: Tx,
  closureId: string,
  now: Date,
  certificate: ErasedCounts,
): Promise<void> {
  await tx
    .updateTable('account_closures')
    .set({ erased_at: now, certificate: JSON.stringify(certificate) })
    .where('id', '=', closureId)
    .execute();
}

export async function insertExport(
  tx: Tx,
  made: { id: string; accountId: string; at: Date; caseCount: number; fileCount: number },
): Promise<void> {
  await tx
    .insertInto('account_exports')
    .values({
      id: made.id,
      account_id: made.accountId,
      made_at: made.at,
      case_count: made.caseCount,
      file_count: made.fileCount,
    })
    .execute();
}
