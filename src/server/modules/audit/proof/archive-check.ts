// What one step of a verification asks, and the words in which it says what is wrong. Nothing here reads the
// database: `verify-archive.ts` walks, this file judges.
import type { Signer } from '#server/platform/crypto/signer.ts';
import { contentHash } from './entry-hash.ts';
import type { Leaf } from './proof.queries.ts';
import { headHash, isSignedBy, noHead, type TreeHead } from './tree-head.ts';

/** The first thing that is wrong; the message names it. */
export class ProofBroken extends Error {
  override name = 'ProofBroken';
}

/** Milliseconds. An act commits soon after its time; clocks of two processes differ by less. */
const latestCommit = 15 * 60_000;
const clockDifference = 2 * 60_000;

/** @throws ProofBroken when the leaf is not the one of this place, or its entry is not what was hashed */
export function checkLeaf(leaf: Leaf | undefined, position: number): asserts leaf is Leaf {
  if (leaf?.position !== position) throw new ProofBroken(`leaf ${position} of the tree is missing`);
  const { stored, entryId, leafContent } = leaf;
  const name = `entry ${entryId} (leaf ${position})`;
  if (stored === undefined) throw new ProofBroken(`${name} was removed from audit_entries`);
  if (stored.contentHash !== null && !stored.contentHash.equals(leafContent)) {
    throw new ProofBroken(`${name}: its hash is not the one in the tree`);
  }
  if (stored.isErased) return;
  if (stored.salt === null) throw new ProofBroken(`${name} lost its salt without having been erased`);
  if (!contentHash(stored.entry, stored.salt).equals(leafContent)) {
    throw new ProofBroken(
      `${name} was changed: what stands there (${stored.entry.action}, ${stored.entry.at}) is not what was hashed`,
    );
  }
}

/** Signature, number, chain and time of a head against the one before it. @throws ProofBroken */
export function checkHead(head: TreeHead, before: TreeHead | undefined, signer: Signer): void {
  const name = `head ${head.number}`;
  const expected = (before?.number ?? 0) + 1;
  if (head.number !== expected) throw new ProofBroken(`head ${expected} is missing`);
  if (!isSignedBy(head, signer)) {
    throw new ProofBroken(`${name}: its signature is not one of a key of this key file (${head.keyId})`);
  }
  if (!head.previous.equals(before ? headHash(before) : noHead)) {
    throw new ProofBroken(`${name} does not follow the head before it: one of the two was replaced`);
  }
  if (before === undefined) return;
  if (head.size <= before.size) throw new ProofBroken(`${name} covers no more entries than the one before`);
  if (head.at < before.at) {
    throw new ProofBroken(
      `${name}: the clock went back, from ${before.at.toISOString()} to ${head.at.toISOString()}`,
    );
  }
}

/**
 * Whether the time of an entry lies where its head says: not after the head, not long before the one before it. An
 * entry older than the proof, hashed only when it was placed, claims nothing. @throws ProofBroken
 */
export function checkMoment(leaf: Leaf, head: TreeHead, before: TreeHead | undefined): void {
  if (!leaf.stored?.contentHash) return;
  const at = Date.parse(leaf.stored.entry.at);
  const name = `entry ${leaf.entryId} (leaf ${leaf.position})`;
  if (at > head.at.getTime() + clockDifference) {
    throw new ProofBroken(
      `${name} bears a time after head ${head.number}, which covers it: the clock went back`,
    );
  }
  if (before && at < before.at.getTime() - latestCommit) {
    throw new ProofBroken(
      `${name} bears a time long before head ${before.number}, and came after it: the clock was turned back`,
    );
  }
}
