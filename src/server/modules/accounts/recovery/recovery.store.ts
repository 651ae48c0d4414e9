// Rows of recoveries. One decision at a time waits for an account: a unique index says so.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { RecoveryCheck, RecoveryMeans } from '#contracts/accounts/recovery.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';

export async function insertRecovery(
  tx: Tx,
  recovery: { id: string; dataKey: string; claimSealed: Buffer; role: AccountRole; at: Date },
): Promise<void> {
  await tx
    .insertInto('access_recoveries')
    .values({
      id: recovery.id,
      data_key: recovery.dataKey,
      claim_sealed: recovery.claimSealed,
      role: recovery.role,
      state: 'open',
      opened_at: recovery.at,
    })
    .execute();
}

export type RecoveryDecision = {
  id: string;
  accountId: string;
  means: RecoveryMeans;
  checks: readonly RecoveryCheck[];
  sealed: Buffer;
  by: string;
  at: Date;
  /** Null: done at once. */
  dueAt: Date | null;
};

export async function writeDecision(tx: Tx, decision: RecoveryDecision): Promise<void> {
  await tx
    .updateTable('access_recoveries')
    .set({
      state: decision.dueAt ? 'planned' : 'done',
      account_id: decision.accountId,
      means: decision.means,
      checks: JSON.stringify(decision.checks),
      decision_sealed: decision.sealed,
      decided_by: decision.by,
      decided_at: decision.at,
      due_at: decision.dueAt,
      settled_at: decision.dueAt ? null : decision.at,
    })
    .where('id', '=', decision.id)
    .execute();
}

export async function settleRecovery(
  tx: Tx,
  recoveryId: string,
  state: 'done' | 'stopped' | 'closed',
  at: Date,
): Promise<void> {
  await tx
    .updateTable('access_recoveries')
    .set({ state, settled_at: at })
    .where('id', '=', recoveryId)
    .execute();
}

/** Settled before the first day, or never looked after before the second. Answers their keys. */
export async function deleteOldRecoveries(
  tx: Tx,
  settledBefore: Date,
  openedBefore: Date,
): Promise<string[]> {
  const rows = await tx
    .deleteFrom('access_recoveries')
    .where((eb) =>
      eb.or([
        eb('settled_at', '<', settledBefore),
        eb.and([eb('state', '=', 'open'), eb('opened_at', '<', openedBefore)]),
      ]),
    )
    .returning('data_key')
    .execute();
  return rows.map(({ data_key }) => data_key);
}

/** Answers the keys of what was deleted. */
export async function deleteRecoveriesOf(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('access_recoveries')
    .where('account_id', '=', accountId)
    .returning('data_key')
    .execute();
  return rows.map(({ data_key }) => data_key);
}
