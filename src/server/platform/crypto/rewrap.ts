import { destroyedKey, type Keyring } from './keyring.ts';

/** One connection (a `pg` client fits): the batches are transactions. */
export type SqlClient = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, string>[] }>;
};

/** Where wrapped data keys stand. `id` is a column (of any type with equality) that is unique in the table. */
export type WrappedKeyColumn = { table: string; id: string; column: string };

const batchRows = 500;
const maxBatches = 100_000;
/** Re-wraps the stored keys of one column in batches of one transaction each; safe to stop and start again. */
export async function rewrapColumn(
  client: SqlClient,
  keyring: Keyring,
  place: WrappedKeyColumn,
): Promise<number> {
  const [table, id, column] = [place.table, place.id, place.column].map((name) => quoted(name));
  const select = `select ${id}::text as id, ${column} as wrapped from ${table}
    where ${column} is not null and ${column} <> '${destroyedKey}' and split_part(${column}, '.', 1) <> $1
    order by ${id} limit ${batchRows} for update`;
  const update = `update ${table} as target set ${column} = fresh.wrapped
    from unnest($1::text[], $2::text[], $3::text[]) as fresh (id, old, wrapped)
    where target.${id}::text = fresh.id and target.${column} = fresh.old`;
  let rewrapped = 0;
  for (let batch = 0; batch < maxBatches; batch += 1) {
    await client.query('begin');
    try {
      const { rows } = await client.query(select, [keyring.current]);
      const ids = rows.map((row) => row['id'] ?? '');
      const old = rows.map((row) => row['wrapped'] ?? '');
      const fresh = old.map((wrapped) => keyring.rewrap(wrapped) ?? wrapped);
      if (rows.length > 0) {
        await client.query(update, [ids, old, fresh]);
      }
      await client.query('commit');
      rewrapped += rows.length;
      if (rows.length < batchRows) return rewrapped;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }
  return rewrapped;
}

function quoted(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new RangeError(`Not a name of a table or column: ${name}`);
  return `"${name}"`;
}
