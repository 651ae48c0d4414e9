import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTiles, isTiled, mostTiles, tileLevels, tileSide } from './photo-tiles.ts';

/** Any photo that is accepted: at most 64 million pixels, 12,000 a side. */
const sizes = fc
  .record({ width: fc.integer({ min: 16, max: 12_000 }), height: fc.integer({ min: 16, max: 12_000 }) })
  .filter(({ width, height }) => width * height <= 64_000_000);
const seeded = { seed: 20_261_128, numRuns: 300 };

describe('the tiles of a large photo', () => {
  test('48 megapixels are five levels and 121 tiles', () => {
    expect(
      tileLevels(8064, 6048).map(({ width, columns, rows, firstTile }) => [width, columns, rows, firstTile]),
    ).toEqual([
      [504, 1, 1, 0],
      [1008, 2, 1, 1],
      [2016, 3, 2, 3],
      [4032, 6, 4, 9],
      [8064, 11, 8, 33],
    ]);
    expect(countTiles(8064, 6048)).toBe(121);
  });

  test('the smallest level is one tile, each next is the double, the last the whole photo, none too many (seeded)', () => {
    fc.assert(
      fc.property(sizes, ({ width, height }) => {
        const levels = tileLevels(width, height);
        expect(levels[0]).toMatchObject({ columns: 1, rows: 1, firstTile: 0 });
        expect(levels.at(-1)).toMatchObject({ width, height });
        for (const [at, level] of levels.entries()) {
          const next = levels[at + 1];
          if (!next) continue;
          expect([level.width, level.height]).toEqual([
            Math.ceil(next.width / 2),
            Math.ceil(next.height / 2),
          ]);
          expect(next.firstTile).toBe(level.firstTile + level.columns * level.rows);
          expect((level.columns - 1) * tileSide).toBeLessThan(level.width);
        }
        expect(countTiles(width, height)).toBeLessThanOrEqual(mostTiles);
      }),
      seeded,
    );
  });

  test('photos of a usual phone are shown whole, large ones in tiles', () => {
    expect(isTiled({ width: 4032, height: 3024 })).toBe(false);
    expect(isTiled({ width: 8064, height: 6048 })).toBe(true);
  });
});
