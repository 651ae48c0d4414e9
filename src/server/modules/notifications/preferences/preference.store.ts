// Writes of preferences: one row for each person who chose something.
import type { Tx } from '#server/platform/db/database.ts';
import { defaultPreferences, type Preferences } from './preference.ts';

/** The row, made when there is none yet, locked until the transaction ends. */
export async function takePreferences(tx: Tx, accountId: string, now: Date): Promise<{ revision: number }> {
  await tx
    .insertInto('notice_preferences')
    .values({ account_id: accountId, ...columnsOf(defaultPreferences), revision: 0, updated_at: now })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute();
  return tx
    .selectFrom('notice_preferences')
    .select('revision')
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function setPreferences(
  tx: Tx,
  accountId: string,
  preferences: Preferences & { revision: number },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('notice_preferences')
    .set({ ...columnsOf(preferences), revision: preferences.revision, updated_at: now })
    .where('account_id', '=', accountId)
    .execute();
}

export async function deletePreferences(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('notice_preferences').where('account_id', '=', accountId).execute();
}

function columnsOf({ topics, quiet }: Preferences) {
  return { topics: JSON.stringify(topics), quiet: quiet && JSON.stringify(quiet) };
}
