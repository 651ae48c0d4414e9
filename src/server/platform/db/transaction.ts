import type { Database, Tx } from './database.ts';
import { pendingScope, type TransactionScope } from './scoped-postgres-driver.ts';

export type { TransactionScope } from './scoped-postgres-driver.ts';

/**
 * Runs `fn` in one READ COMMITTED transaction whose scope is known to row-level security; the scope is gone after
 * it. BEGIN and the scope are one round trip. Commits when `fn` resolves, rolls back and rethrows when it throws.
 * Retries nothing. Do not nest: pass `tx` on.
 */
export function inTransaction<T>(
  db: Database,
  scope: TransactionScope,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) throw new Error('a transaction is already open: pass it on instead of nesting');
  return pendingScope.run(scope, () => db.transaction().execute((tx) => pendingScope.exit(() => fn(tx))));
}
