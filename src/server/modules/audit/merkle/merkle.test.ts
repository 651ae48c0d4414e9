import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRoot, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import { type Tile, TileBuilder, tileWidth } from './tile-builder.ts';
import { createTreeProofs } from './tree-proofs.ts';

/** The eight leaves, their roots and some proofs that implementations of Certificate Transparency test with. */
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const knownInclusions: { index: number; size: number; path: string[] }[] = [
  { index: 0, size: 1, path: [] },
  {
    index: 0,
    size: 8,
    path: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    index: 5,
    size: 8,
    path: [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  { index: 2, size: 3, path: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
  {
    index: 1,
    size: 5,
    path: [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
];
const knownConsistencies: { first: number; second: number; path: string[] }[] = [
  { first: 1, second: 1, path: [] },
  {
    first: 1,
    second: 8,
    path: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    first: 6,
    second: 8,
    path: [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  {
    first: 2,
    second: 5,
    path: [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
];

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hexes = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));

function build(leaves: readonly Buffer[]) {
  const tiles = new Map<string, readonly Buffer[]>();
  const keep = ({ level, number, hashes }: Tile) => void tiles.set(`${level}/${number}`, hashes);
  const builder = new TileBuilder(0, [], keep);
  for (const leaf of leaves) builder.push(leaf);
  for (const tile of builder.openTiles()) keep(tile);
  const proofs = createTreeProofs((level, number) => {
    const tile = tiles.get(`${level}/${number}`);
    return tile ? Promise.resolve(tile) : Promise.reject(new Error(`no tile ${level}/${number}`));
  });
  return { builder, proofs };
}

/** The definition of RFC 9162 §2.1.1, word for word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot;
  if (leaves.length === 1) return leaves[0] ?? emptyRoot;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`${index}`)));
/** Sizes around the edges of tiles, and any in between. */
const sizes = fc.oneof(fc.integer({ min: 1, max: 80 }), fc.constantFrom(255, 256, 257, 511, 512, 513, 700));

describe('A-112 the tree agrees with the published vectors', () => {
  const leaves = knownLeaves.map((leaf) => leafHash(bytes(leaf)));

  test('A-112 the empty tree and the roots of one to eight leaves', async () => {
    expect(emptyRoot.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    const { proofs } = build(leaves);
    for (const [index, root] of knownRoots.entries()) {
      expect((await proofs.root(index + 1)).toString('hex')).toBe(root);
      expect(
        build(leaves.slice(0, index + 1))
          .builder.root()
          .toString('hex'),
      ).toBe(root);
    }
  });

  test.each(knownInclusions)('A-112 inclusion of leaf $index in $size', async ({ index, size, path }) => {
    expect(hexes(await build(leaves).proofs.inclusion(index, size))).toEqual(path);
    const root = bytes(knownRoots[size - 1] ?? '');
    const proof = { index, size, leaf: leaves[index] ?? emptyRoot, path: path.map(bytes), root };
    expect(verifyInclusion(proof)).toBe(true);
  });

  test.each(knownConsistencies)(
    'A-112 consistency of $first with $second',
    async ({ first, second, path }) => {
      expect(hexes(await build(leaves).proofs.consistency(first, second))).toEqual(path);
      const [firstRoot, secondRoot] = [first, second].map((size) => bytes(knownRoots[size - 1] ?? ''));
      if (!firstRoot || !secondRoot) throw new Error('no such root');
      expect(verifyConsistency({ first, second, firstRoot, secondRoot, path: path.map(bytes) })).toBe(true);
    },
  );
});

describe('A-112 the tree agrees with a naive one', () => {
  const leaves = numbered(700);
  const { proofs } = build(leaves);

  test('A-112 roots, built at once or in two goes', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, cut) => {
        const first = build(leaves.slice(0, cut % (size + 1))).builder;
        const open = first.openTiles();
        const lists = Array.from(
          { length: 1 + Math.max(-1, ...open.map(({ level }) => level)) },
          (_, level) => {
            return open.find((tile) => tile.level === level)?.hashes ?? [];
          },
        );
        const second = new TileBuilder(first.size, lists, () => undefined);
        for (const leaf of leaves.slice(first.size, size)) second.push(leaf);
        expect(second.root()).toEqual(naiveRoot(leaves.slice(0, size)));
      }),
      { seed: 9162, numRuns: 60 },
    );
  });

  test('A-112 inclusion proofs lead to the root, and to no other leaf, place or root', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, pick) => {
        const index = pick % size;
        const path = await proofs.inclusion(index, size);
        const root = naiveRoot(leaves.slice(0, size));
        const proof = { index, size, leaf: leaves[index] ?? emptyRoot, path, root };
        expect(verifyInclusion(proof)).toBe(true);
        expect(verifyInclusion({ ...proof, leaf: leafHash(Buffer.from('other')) })).toBe(false);
        expect(verifyInclusion({ ...proof, root: emptyRoot })).toBe(false);
        expect(verifyInclusion({ ...proof, index: size })).toBe(false);
        expect(verifyInclusion({ ...proof, path: [...path, emptyRoot] })).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...proof, index: (index + 1) % size })).toBe(false);
      }),
      { seed: 9162, numRuns: 60 },
    );
  });

  test('A-112 consistency proofs hold between any two sizes, and for no other past', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (second, pick) => {
        const first = 1 + (pick % second);
        const path = await proofs.consistency(first, second);
        const [firstRoot, secondRoot] = [first, second].map((size) => naiveRoot(leaves.slice(0, size)));
        if (!firstRoot || !secondRoot) throw new Error('no root');
        const proof = { first, second, firstRoot, secondRoot, path };
        expect(verifyConsistency(proof)).toBe(true);
        const otherPast = naiveRoot([leafHash(Buffer.from('other')), ...leaves.slice(1, first)]);
        expect(verifyConsistency({ ...proof, firstRoot: otherPast })).toBe(false);
        expect(verifyConsistency({ ...proof, secondRoot: emptyRoot })).toBe(false);
        expect(verifyConsistency({ ...proof, path: [...path, emptyRoot] })).toBe(false);
      }),
      { seed: 9162, numRuns: 60 },
    );
  });

  test('A-112 asks for nothing that cannot be', async () => {
    await expect(async () => proofs.inclusion(5, 5)).rejects.toThrow(RangeError);
    await expect(async () => proofs.consistency(0, 5)).rejects.toThrow(RangeError);
    expect(tileWidth).toBe(256);
  });
});
