import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tileLevels } from '#contracts/photos/photo-tiles.ts';
import { chooseLevel, seenPart, tilesIn } from './tile-choice.ts';
import { fitted, panned, type Viewport, zoomed } from './viewport.ts';

const photo = { width: 8064, height: 6048 };
const pane = { width: 900, height: 700 };
const seeded = { seed: 20_261_128, numRuns: 300 };

/** Any place a person can get to. */
const views = fc
  .record({
    turns: fc.constantFrom<Viewport['turns']>(0, 1, 2, 3),
    factor: fc.double({ min: 1, max: 60, noNaN: true }),
    x: fc.double({ min: -9000, max: 9000, noNaN: true }),
    y: fc.double({ min: -9000, max: 9000, noNaN: true }),
  })
  .map(({ turns, factor, x, y }) => {
    const frame = { photo, pane, actual: 1 };
    const near = zoomed(fitted(photo, pane, turns, 1), factor, { x: 0, y: 0 }, frame);
    return panned(near, { x, y }, frame);
  });

describe('tiles of what is seen', () => {
  test('they cover what is seen, none lies outside, none is there twice (seeded)', () => {
    fc.assert(
      fc.property(views, (view) => {
        const part = seenPart(view, photo, pane);
        const tiles = tilesIn(part, photo, chooseLevel(photo, view.scale));
        expect(new Set(tiles.map(({ number }) => number)).size).toBe(tiles.length);
        for (const tile of tiles) {
          expect(tile.right > part.left && tile.left < part.right).toBe(true);
          expect(tile.bottom > part.top && tile.top < part.bottom).toBe(true);
        }
        const covered = tiles.reduce((sum, tile) => {
          const across = Math.min(tile.right, part.right) - Math.max(tile.left, part.left);
          return sum + across * (Math.min(tile.bottom, part.bottom) - Math.max(tile.top, part.top));
        }, 0);
        const seen = (part.right - part.left) * (part.bottom - part.top);
        expect(covered / seen).toBeCloseTo(1, 6);
      }),
      seeded,
    );
  });

  test('few are needed at a time, and the level is never coarser than what the screen shows (seeded)', () => {
    fc.assert(
      fc.property(views, (view) => {
        const level = chooseLevel(photo, view.scale);
        expect(tilesIn(seenPart(view, photo, pane), photo, level).length).toBeLessThanOrEqual(12);
        const width = tileLevels(photo.width, photo.height)[level]?.width ?? 0;
        expect(width).toBeGreaterThanOrEqual(Math.min(photo.width, 0.8 * photo.width * view.scale));
      }),
      seeded,
    );
  });

  test('the nearest to the middle comes first', () => {
    const view = { ...fitted(photo, pane, 0, 1), scale: 1, isFitted: false };
    const [first] = tilesIn(seenPart(view, photo, pane), photo, 4);
    expect(first && first.left <= 4032 && first.right >= 4032 && first.top <= 3024).toBe(true);
  });

  test('a photo of the width of the pane needs a small copy, its real pixels the full one', () => {
    expect(chooseLevel(photo, 900 / 8064)).toBe(1);
    expect(chooseLevel(photo, 1)).toBe(4);
    expect(chooseLevel(photo, 8)).toBe(4);
  });
});
