// Walks the whole archive once, in the order of the tree: entries against leaves, leaves against tiles and heads, heads
// against their signatures, chain and times, then what is in no tree. Memory does not grow with the archive.
import type { Signer } from '#server/platform/crypto/signer.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { leafHash } from '../merkle/merkle.ts';
import { type Tile, TileBuilder } from '../merkle/tile-builder.ts';
import { checkHead, checkLeaf, checkMoment, ProofBroken } from './archive-check.ts';
import {
  countWaiting,
  findLastHead,
  findStrayEntry,
  findUnexplainedErasure,
  type Leaf,
  listHeads,
  listLeaves,
  readTile,
} from './proof.queries.ts';
import type { TreeHead } from './tree-head.ts';

const pageSize = 4_000;
const headPage = 1_000;

export type Verified = {
  entries: number;
  heads: number;
  erased: number;
  waiting: number;
  last: TreeHead | undefined;
};

export type VerifyOptions = {
  signer: Signer;
  /** Entries checked so far, and all there are. */
  onProgress?: (done: number, all: number) => void;
};

/** Checks everything inside the database. @throws ProofBroken naming the first thing wrong */
export async function verifyArchive(tx: Tx, options: VerifyOptions): Promise<Verified> {
  const last = await findLastHead(tx);
  const walk = new Walk(tx, options, last);
  await walk.run();
  const erased = await findUnexplainedErasure(tx);
  if (erased) throw new ProofBroken(`entry ${erased} was erased, and no act says so`);
  const stray = await findStrayEntry(tx);
  if (stray) throw new ProofBroken(`entry ${stray} neither stands in the tree nor waits for its place`);
  return {
    entries: walk.done,
    heads: last?.number ?? 0,
    erased: walk.erased,
    waiting: await countWaiting(tx),
    last,
  };
}

class Walk {
  readonly #tx: Tx;
  readonly #options: VerifyOptions;
  readonly #last: TreeHead | undefined;
  readonly #builder: TileBuilder;
  #full: Tile[] = [];
  #heads: TreeHead[] = [];
  #before: TreeHead | undefined;
  erased = 0;

  constructor(tx: Tx, options: VerifyOptions, last: TreeHead | undefined) {
    this.#tx = tx;
    this.#options = options;
    this.#last = last;
    this.#builder = new TileBuilder(0, [], (tile) => this.#full.push(tile));
  }

  get done(): number {
    return this.#builder.size;
  }

  async run(): Promise<void> {
    const size = this.#last?.size ?? 0;
    let head = await this.#nextHead();
    let page = listLeaves(this.#tx, 0, pageSize);
    while (this.done < size) {
      const leaves = await page;
      // Read while this page is hashed.
      page = listLeaves(this.#tx, this.done + leaves.length, pageSize);
      page.catch(() => undefined);
      const wanted = Math.min(pageSize, size - this.done);
      for (let index = 0; index < wanted; index += 1) {
        if (head === undefined) throw new ProofBroken('a head is missing');
        this.#take(leaves[index], head);
        if (this.done === head.size) head = await this.#passHead(head);
      }
      await this.#compareTiles();
      this.#options.onProgress?.(this.done, size);
    }
    await page;
    for (const tile of this.#builder.openTiles()) await this.#compare(tile);
  }

  #take(leaf: Leaf | undefined, head: TreeHead): void {
    checkLeaf(leaf, this.done);
    checkMoment(leaf, head, this.#before);
    if (leaf.stored?.isErased) this.erased += 1;
    this.#builder.push(leafHash(leaf.leafContent));
  }

  async #passHead(head: TreeHead): Promise<TreeHead | undefined> {
    if (!this.#builder.root().equals(head.root)) {
      const first = this.#before?.size ?? 0;
      throw new ProofBroken(
        `head ${head.number}: its root is not that of the leaves (from leaf ${first} to ${head.size - 1} one was replaced, moved or swapped)`,
      );
    }
    this.#before = head;
    return head.number === this.#last?.number ? undefined : this.#nextHead();
  }

  /** The next head, checked against the one before; undefined when there is none at all. */
  async #nextHead(): Promise<TreeHead | undefined> {
    if (this.#heads.length === 0) {
      this.#heads = await listHeads(this.#tx, { after: this.#before?.number ?? 0, limit: headPage });
    }
    const head = this.#heads.shift();
    if (head) checkHead(head, this.#before, this.#options.signer);
    return head;
  }

  async #compareTiles(): Promise<void> {
    for (const tile of this.#full) await this.#compare(tile);
    this.#full = [];
  }

  async #compare({ level, number, hashes }: Tile): Promise<void> {
    const stored = await readTile(this.#tx, level, number);
    const isSame = hashes.every((hash, index) => stored[index]?.equals(hash));
    if (!isSame)
      throw new ProofBroken(`tile ${level}/${number} of the tree does not hold the hashes of its leaves`);
  }
}
