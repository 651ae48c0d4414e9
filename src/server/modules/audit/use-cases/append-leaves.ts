// Gives committed entries their place in the tree, and signs a head over it. One appender at a time, by
// the lock of the tree's row; those who write entries wait for nothing here. Entries are found in `audit_waiting`, so
// one whose transaction commits late gets a later place, never none.
import { leafHash } from '../merkle/merkle.ts';
import { openTilesOf, type Tile, TileBuilder } from '../merkle/tile-builder.ts';
import { contentHash } from '../proof/entry-hash.ts';
import {
  findLastHead,
  hasWork,
  listWaiting,
  lockTree,
  readTile,
  type StoredEntry,
} from '../proof/proof.queries.ts';
import { insertHead, type NewLeaf, placeLeaves, putTiles, setTreeSize } from '../proof/proof.store.ts';
import { headHash, noHead, signHead, type TreeHead } from '../proof/tree-head.ts';
import type { Ctx, RunUseCase } from '../use-case-context.ts';

const batchSize = 5_000;

/** A clock put right by less than this is no clock turned back: the head keeps the time of the one before. */
const correctedClockMs = 60_000;

/**
 * Places everything that is committed by now and signs a head if there is something new. Each batch is a transaction;
 * a head is signed once nothing waits. Answers how many entries got a place.
 */
export async function appendLeaves(run: RunUseCase, by: Parameters<RunUseCase>[0]): Promise<number> {
  let placed = 0;
  for (;;) {
    const batch = await run(by, appendBatch);
    placed += batch.placed;
    if (!batch.hasMore) return placed;
  }
}

async function appendBatch(ctx: Ctx): Promise<{ placed: number; hasMore: boolean }> {
  const { tx } = ctx;
  if (!(await hasWork(tx))) return { placed: 0, hasMore: false };
  const size = await lockTree(tx);
  const full: Tile[] = [];
  const builder = new TileBuilder(size, await readOpenTiles(ctx, size), (tile) => full.push(tile));
  const waiting = await listWaiting(tx, batchSize);
  if (waiting.length > 0) {
    const leaves = waiting.map((stored, index) => leafOf(stored, size + index));
    for (const leaf of leaves) builder.push(leafHash(leaf.contentHash));
    await placeLeaves(tx, leaves);
    await putTiles(tx, [...full, ...builder.openTiles()]);
    await setTreeSize(tx, builder.size);
  }
  const hasMore = waiting.length === batchSize;
  if (!hasMore) await signIfNew(ctx, builder);
  return { placed: waiting.length, hasMore };
}

async function readOpenTiles({ tx }: Ctx, size: number): Promise<Buffer[][]> {
  const tiles: Buffer[][] = [];
  for (const { level, number, count } of openTilesOf(size)) {
    const hashes = count === 0 ? [] : await readTile(tx, level, number);
    if (hashes.length !== count) throw new Error(`Tile ${level}/${number} of the tree does not fit its size`);
    tiles.push(hashes);
  }
  return tiles;
}

/** The hash written with the entry, else (entries older than the proof) the one of what stands there now. */
function leafOf({ entry, salt, contentHash: written }: StoredEntry, position: number): NewLeaf {
  if (written) return { position, entryId: entry.id, contentHash: written };
  if (salt === null) throw new Error('An entry without salt and hash cannot enter the tree');
  return { position, entryId: entry.id, contentHash: contentHash(entry, salt) };
}

async function signIfNew(ctx: Ctx, builder: TileBuilder): Promise<void> {
  const last = await findLastHead(ctx.tx);
  if (builder.size <= (last?.size ?? 0)) return;
  const content = {
    number: (last?.number ?? 0) + 1,
    size: builder.size,
    root: builder.root(),
    at: momentAfter(last, ctx.now),
    previous: last ? headHash(last) : noHead,
  };
  await insertHead(ctx.tx, signHead(content, ctx.keyring.signer));
}

function momentAfter(last: TreeHead | undefined, now: Date): Date {
  if (last === undefined) return now;
  const isCorrected = last.at > now && last.at.getTime() - now.getTime() <= correctedClockMs;
  return isCorrected ? last.at : now;
}
