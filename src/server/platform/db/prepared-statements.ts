// Statements with parameters are prepared once for each connection: PostgreSQL parses them and works row-level
// security in once instead of every time, which is most of the work of a small query. Bounded: statements beyond
// `maxStatements` run as before. `select *` is left out, because a column added while we run would break its plan.
import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

const maxStatements = 400;
const names = new Map<string, string>();

/** The pool as Kysely sees it. What is not told through Kysely (the job queue) is not touched. */
export function preparingPool(pool: Pool): PostgresPool {
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? preparing(client);
      known.set(client, wrapped);
      return wrapped;
    },
  };
}

function preparing(client: PoolClient): PostgresPoolClient {
  function query(text: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('Cursors are not used here');
    const values = [...parameters];
    const name = values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? client.query(text, values) : client.query({ name, text, values });
  }
  return { query: query as PostgresPoolClient['query'], release: (error) => client.release(error) };
}

function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= maxStatements || /(?:select|returning) \*/.test(sql)) return undefined;
  const name = `c${createHash('sha256').update(sql).digest('base64url').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}
