import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, type DatabaseConnection, PostgresDriver, type TransactionSettings } from 'kysely';
import { escapeLiteral } from 'pg';

/**
 * Who a transaction is for. Row-level-security policies read it with app_actor_kind(), app_account_id(),
 * app_organisation_id() and app_tier(); null is read as SQL null.
 */
export interface TransactionScope {
  actorKind: string;
  accountId: string | null;
  organisationId: string | null;
  tier: number | null;
}

/** Carries the scope from inTransaction to the driver: Kysely has no place for it in its settings. */
export const pendingScope = new AsyncLocalStorage<TransactionScope>();

/** Sends BEGIN and the scope in one simple-protocol message, hence one round trip. */
export class ScopedPostgresDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const scope = pendingScope.getStore();
    if (scope === undefined) {
      await super.beginTransaction(connection, settings);
      return;
    }
    await connection.executeQuery(CompiledQuery.raw(`begin; ${selectScope(scope)}`));
  }
}

function selectScope(scope: TransactionScope): string {
  const values = {
    'app.actor_kind': scope.actorKind,
    'app.account_id': scope.accountId ?? '',
    'app.organisation_id': scope.organisationId ?? '',
    'app.tier': scope.tier === null ? '' : String(scope.tier),
  };
  const calls = Object.entries(values).map(
    ([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(', ')}`;
}
