// The hashes of RFC 9162 §2.1 (and RFC 6962): what a leaf and a node are, and how proofs are checked by somebody who
// has only a root. Trees are stored elsewhere; this file knows no entry and no database.
import { hash } from 'node:crypto';

export const hashBytes = 32;
const leafMark = Buffer.of(0);
const nodeMark = Buffer.of(1);

export const sha256 = (content: Uint8Array): Buffer => hash('sha256', content, 'buffer');

/** MTH({d}) = SHA-256(0x00 || d) */
export function leafHash(content: Uint8Array): Buffer {
  return sha256(Buffer.concat([leafMark, content]));
}

/** SHA-256(0x01 || left || right) */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.concat([nodeMark, left, right]));
}

/** MTH({}) */
export const emptyRoot = sha256(Buffer.alloc(0));

/** The root over perfect subtrees given from the left, the largest first. */
export function foldPeaks(peaks: readonly Buffer[]): Buffer {
  const last = peaks.at(-1);
  if (last === undefined) return emptyRoot;
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** The root of a perfect tree whose hashes (a power of two of them) stand side by side. */
export function perfectRoot(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) above.push(nodeHash(part(level, at), part(level, at + 1)));
    level = above;
  }
  return part(level, 0);
}

function part(hashes: readonly Buffer[], at: number): Buffer {
  const found = hashes[at];
  if (found === undefined) throw new RangeError('A perfect tree has a power of two of hashes');
  return found;
}

export type Inclusion = { index: number; size: number; leaf: Buffer; path: readonly Buffer[]; root: Buffer };

/** RFC 9162 §2.1.3.2: whether this path leads from this leaf to this root. */
export function verifyInclusion({ index, size, leaf, path, root }: Inclusion): boolean {
  if (index < 0 || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let result = leaf;
  for (const step of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      result = nodeHash(step, result);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      result = nodeHash(result, step);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && result.equals(root);
}

export type Consistency = {
  first: number;
  second: number;
  firstRoot: Buffer;
  secondRoot: Buffer;
  path: readonly Buffer[];
};

/** RFC 9162 §2.1.4.2: whether the second tree is the first one with leaves added at its end. */
export function verifyConsistency(proof: Consistency): boolean {
  const { first, second, firstRoot, secondRoot } = proof;
  if (first < 1 || first > second) return false;
  if (first === second) return proof.path.length === 0 && firstRoot.equals(secondRoot);
  const [start, ...steps] = isPowerOfTwo(first) ? [firstRoot, ...proof.path] : proof.path;
  if (start === undefined) return false;
  const climbed = climb(first, second, start, steps);
  if (climbed === undefined) return false;
  return climbed.fr.equals(firstRoot) && climbed.sr.equals(secondRoot);
}

/** Steps 3 to 5 of that section: both roots as the path makes them; undefined when it is too long or too short. */
function climb(first: number, second: number, start: Buffer, steps: readonly Buffer[]) {
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [start, start];
  for (const step of steps) {
    if (sn === 0) return undefined;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(step, fr), nodeHash(step, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, step);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? { fr, sr } : undefined;
}

const half = (value: number): number => Math.floor(value / 2);

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value;
}
