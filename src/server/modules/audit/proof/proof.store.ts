// Writes of the tree; only `append-leaves.ts` calls them, under the lock of the tree.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';
import type { Tile } from '../merkle/tile-builder.ts';
import type { TreeHead } from './tree-head.ts';

export type NewLeaf = { position: number; entryId: string; contentHash: Buffer };

/** Gives entries their place: they wait no more. */
export async function placeLeaves(tx: Tx, leaves: readonly NewLeaf[]): Promise<void> {
  const ids = leaves.map(({ entryId }) => entryId);
  const positions = leaves.map(({ position }) => position);
  const hashes = leaves.map(({ contentHash }) => contentHash);
  await sql`
    insert into audit_leaves (position, entry_id, content_hash)
    select * from unnest(${positions}::bigint[], ${ids}::uuid[], ${hashes}::bytea[])`.execute(tx);
  await sql`delete from audit_waiting where entry_id = any(${ids}::uuid[])`.execute(tx);
}

export async function putTiles(tx: Tx, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) return;
  await tx
    .insertInto('audit_tiles')
    .values(tiles.map(({ level, number, hashes }) => ({ level, number, hashes: Buffer.concat([...hashes]) })))
    .onConflict((conflict) =>
      conflict.columns(['level', 'number']).doUpdateSet(({ ref }) => ({ hashes: ref('excluded.hashes') })),
    )
    .execute();
}

export async function setTreeSize(tx: Tx, size: number): Promise<void> {
  await tx.updateTable('audit_tree').set({ size }).where('id', '=', 1).execute();
}

export async function insertHead(tx: Tx, { keyId, ...head }: TreeHead): Promise<void> {
  await tx
    .insertInto('audit_heads')
    .values({ ...head, key_id: keyId })
    .execute();
}

/** Destroys details and salt of an entry that has its place; false when there was nothing to destroy. */
export async function eraseContent(tx: Tx, entryId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ erased: boolean | null }>`
    select app_erase_audit_content(${entryId}::uuid, ${now}::timestamptz) as erased`.execute(tx);
  return rows[0]?.erased === true;
}
