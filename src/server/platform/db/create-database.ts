import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Database } from './database.ts';
import type { PlatformLog } from './platform-log.ts';
import { preparingPool } from './prepared-statements.ts';
import { ScopedPostgresDriver } from './scoped-postgres-driver.ts';
import type { Tables } from './tables.generated.ts';
import { typeParsers } from './type-parsers.ts';

export interface DatabaseOptions {
  url: string;
  /** Shown in pg_stat_activity: 'consilia web', 'consilia worker'… */
  applicationName: string;
  log: PlatformLog;
  /** Default 10. */
  maxConnections?: number;
  /** Default 15 000 ms. */
  statementTimeoutMs?: number;
  /** Default 30 000 ms. */
  idleInTransactionTimeoutMs?: number;
}

export interface DatabaseHandle {
  db: Database;
  /** The same pool, for the job queue. */
  pool: Pool;
  /** Ends the pool once running queries are done. */
  close(): Promise<void>;
}

class ScopedPostgresDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): ScopedPostgresDriver {
    return new ScopedPostgresDriver({ pool: preparingPool(this.#pool) });
  }
}

/** Opens a bounded pool lazily (no connection is made here). Close it with `close()`. */
export function createDatabase(options: DatabaseOptions): DatabaseHandle {
  const pool = createPool(options);
  const db = new Kysely<Tables>({ dialect: new ScopedPostgresDialect(pool) });
  return { db, pool, close: () => db.destroy() };
}

function createPool(options: DatabaseOptions): Pool {
  const pool = new Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 3_600,
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 30_000,
    keepAlive: true,
    types: typeParsers,
  });
  const logLost = (error: Error & { code?: string }): void => {
    options.log.warn({ code: error.code }, 'a database connection was lost');
  };
  pool.on('error', logLost);
  pool.on('connect', (client) => client.on('error', logLost));
  return pool;
}
