// The entries of a bundle with their places, and the time stamps that cover them.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';
import { type EntryRow, entryColumns, type StoredEntry, toStoredEntry } from '../proof/proof.queries.ts';
import type { TreeHead } from '../proof/tree-head.ts';

/** Whose acts: those on these subjects, and for an account also those it did itself. */
export type Scope = {
  subjectIds: readonly string[];
  actorId: string | null;
  from: Date | null;
  until: Date | null;
};

export type PlacedEntry = { position: number; contentHash: Buffer; stored: StoredEntry };

/** In the order of the tree, the first `size` leaves only, at most `limit`. */
export async function listPlacedEntries(
  tx: Tx,
  scope: Scope,
  { size, limit }: { size: number; limit: number },
): Promise<PlacedEntry[]> {
  const { subjectIds, actorId, from, until } = scope;
  const { rows } = await sql<EntryRow & { position: number; leaf_content: Buffer }>`
    select l.position, l.content_hash as leaf_content, ${entryColumns}
    from audit_entries e join audit_leaves l on l.entry_id = e.id
    where (e.subject_id = any(${[...subjectIds]}::uuid[]) or e.actor_id = ${actorId}::uuid) and l.position < ${size}
      and (${from}::timestamptz is null or e.at >= ${from}) and (${until}::timestamptz is null or e.at < ${until})
    order by l.position limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    position: row.position,
    contentHash: row.leaf_content,
    stored: toStoredEntry(row),
  }));
}

export type StampedHead = { head: TreeHead; token: Buffer };

/** For each position the earliest time-stamped head over it; at most `limit`, the earliest first. */
export async function listStampsOver(
  tx: Tx,
  positions: readonly number[],
  { size, limit }: { size: number; limit: number },
): Promise<StampedHead[]> {
  const { rows } = await sql<{
    number: number;
    size: number;
    root: Buffer;
    at: Date;
    previous: Buffer;
    key_id: string;
    signature: Buffer;
    token: Buffer;
  }>`
    select h.*, w.token from audit_heads h
    join audit_witnesses w on w.kind = 'time-stamp' and w.head_number = h.number and w.token is not null
    where h.size <= ${size} and h.number in (
      select (select min(w2.head_number) from audit_witnesses w2 join audit_heads h2 on h2.number = w2.head_number
        where w2.kind = 'time-stamp' and h2.size > position)
      from unnest(${[...positions]}::bigint[]) as position)
    order by h.number limit ${limit}`.execute(tx);
  return rows.map(({ token, key_id: keyId, ...head }) => ({ head: { ...head, keyId }, token }));
}
