// Reads of the tree: entries that wait, open tiles, heads, what was told outside.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';
import { hashBytes } from '../merkle/merkle.ts';
import type { HashedEntry } from './entry-hash.ts';
import type { TreeHead } from './tree-head.ts';

/** An entry as stored; salt and details are gone once it was erased. */
export type StoredEntry = {
  entry: HashedEntry;
  salt: Buffer | null;
  /** Written with the entry; null for entries older than the proof. */
  contentHash: Buffer | null;
  isErased: boolean;
};

export const entryColumns = sql.raw(`
  e.id::text as id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment, e.actor_kind, e.actor_id,
  e.session_id::text as session_id, e.action, e.version, e.subject_kind, e.subject_id, e.details, e.salt, e.content_hash, e.erased_at is not null as is_erased`);

export type EntryRow = {
  id: string;
  moment: string;
  actor_kind: string;
  actor_id: string | null;
  session_id: string | null;
  action: string;
  version: number;
  subject_kind: string;
  subject_id: string;
  details: unknown;
  salt: Buffer | null;
  content_hash: Buffer | null;
  is_erased: boolean;
};

export function toStoredEntry(row: EntryRow): StoredEntry {
  const entry = {
    id: row.id,
    at: row.moment,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    sessionId: row.session_id,
    action: row.action,
    version: row.version,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    details: row.details,
  };
  return { entry, salt: row.salt, contentHash: row.content_hash, isErased: row.is_erased };
}

/** Whether anything is committed and has no place, or placed and under no head. */
export async function hasWork(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ has_work: boolean }>`
    select exists (select from audit_waiting)
      or (select size from audit_tree) > coalesce((select size from audit_heads order by number desc limit 1), 0)
      as has_work`.execute(tx);
  return rows[0]?.has_work === true;
}

/** Entries that wait, the oldest ids first. */
export async function listWaiting(tx: Tx, limit: number): Promise<StoredEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from audit_waiting w join audit_entries e on e.id = w.entry_id
    order by w.entry_id limit ${limit}`.execute(tx);
  return rows.map(toStoredEntry);
}

/** The size of the tree, with the lock that makes its holder the only appender until the end of the transaction. */
export async function lockTree(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('audit_tree')
    .select('size')
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Error('The row of the tree is missing from audit_tree');
  return row.size;
}

/** The hashes of one tile; none when it does not exist. */
export async function readTile(tx: Tx, level: number, number: number): Promise<Buffer[]> {
  const row = await tx
    .selectFrom('audit_tiles')
    .select('hashes')
    .where('level', '=', level)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? [] : splitHashes(row.hashes);
}

export function splitHashes(bytes: Buffer): Buffer[] {
  const hashes: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += hashBytes) hashes.push(bytes.subarray(at, at + hashBytes));
  return hashes;
}

export async function findLastHead(tx: Tx): Promise<TreeHead | undefined> {
  const [head] = await listHeads(tx, { order: 'desc', limit: 1 });
  return head;
}

/** Heads after a number, oldest first; or the latest ones. */
export async function listHeads(
  tx: Tx,
  wanted: { after?: number; order?: 'asc' | 'desc'; limit: number },
): Promise<TreeHead[]> {
  const rows = await tx
    .selectFrom('audit_heads')
    .selectAll()
    .where('number', '>', wanted.after ?? 0)
    .orderBy('number', wanted.order ?? 'asc')
    .limit(wanted.limit)
    .execute();
  return rows.map(({ key_id: keyId, ...row }) => ({ ...row, keyId }));
}

export type Leaf = {
  position: number;
  entryId: string;
  leafContent: Buffer;
  stored: StoredEntry | undefined;
};
type LeafRow = { position: number; entry_id: string; leaf_content: Buffer } & {
  [K in keyof EntryRow]: EntryRow[K] | null;
};

/** Leaves from a position on, each with its entry if that is still there. */
export async function listLeaves(tx: Tx, from: number, limit: number): Promise<Leaf[]> {
  const { rows } = await sql<LeafRow>`
    select l.position, l.entry_id::text as entry_id, l.content_hash as leaf_content, ${entryColumns}
    from (select * from audit_leaves where position >= ${from} order by position limit ${limit}) l
    left join audit_entries e on e.id = l.entry_id order by l.position`.execute(tx);
  return rows.map((row) => ({
    position: row.position,
    entryId: row.entry_id,
    leafContent: row.leaf_content,
    stored: row.id === null ? undefined : toStoredEntry(row as EntryRow),
  }));
}

export async function countWaiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from audit_waiting`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** An entry that is neither in the tree nor waiting for it, if any; or one that waits and is gone. */
export async function findStrayEntry(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select e.id::text as id from audit_entries e
    where not exists (select from audit_leaves l where l.entry_id = e.id)
      and not exists (select from audit_waiting w where w.entry_id = e.id)
    union all
    select w.entry_id::text from audit_waiting w
    where not exists (select from audit_entries e where e.id = w.entry_id)
    limit 1`.execute(tx);
  return rows[0]?.id;
}

/** An entry whose content is gone although no act of the archive says that it was erased. */
export async function findUnexplainedErasure(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select e.id::text as id from audit_entries e
    where e.erased_at is not null and not exists (
      select from audit_entries a where a.subject_id = e.id and a.action = 'audit.content-erased')
    order by e.id limit 1`.execute(tx);
  return rows[0]?.id;
}

/** The heads of these numbers that exist. */
export async function findHeads(tx: Tx, numbers: readonly number[]): Promise<Map<number, TreeHead>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('audit_heads')
    .selectAll()
    .where('number', 'in', [...numbers])
    .execute();
  return new Map(rows.map(({ key_id: keyId, ...row }) => [row.number, { ...row, keyId }]));
}
