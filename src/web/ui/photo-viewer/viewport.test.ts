import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clamped, fitted, panned, toPane, toPhoto, type Viewport, zoomed } from './viewport.ts';

const photo = { width: 4000, height: 3000 };
const pane = { width: 800, height: 600 };
const frame = { photo, pane, actual: 1 };
const fit = fitted(photo, pane, 0, 1);

/** Which photo pixel (from its centre) lies under a point of the pane. */
const under = (view: Viewport, at: { x: number; y: number }) => ({
  x: (at.x - view.x) / view.scale,
  y: (at.y - view.y) / view.scale,
});

describe('the photo viewer', () => {
  test('fitting shows the whole photo, upright or turned', () => {
    expect(fit.scale).toBe(0.2);
    expect(fitted(photo, pane, 1, 1).scale).toBe(0.15);
  });

  test('a small photo is not blown up by fitting', () => {
    expect(fitted({ width: 200, height: 100 }, pane, 0, 1).scale).toBe(1);
  });

  test('zooming keeps what lies under the pointer', () => {
    const at = { x: 120, y: -40 };
    const near = zoomed(fit, 4, at, frame);
    expect(near.scale).toBeCloseTo(0.8);
    expect(under(near, at).x).toBeCloseTo(under(fit, at).x);
    expect(under(near, at).y).toBeCloseTo(under(fit, at).y);
  });

  test('zoom stays between the whole photo and eight times its pixels', () => {
    expect(zoomed(fit, 0.1, { x: 0, y: 0 }, frame)).toEqual(fit);
    expect(zoomed(fit, 1000, { x: 0, y: 0 }, frame).scale).toBe(8);
  });

  test('the photo cannot be pushed out of the pane', () => {
    const near = zoomed(fit, 5, { x: 0, y: 0 }, frame);
    expect(panned(near, { x: 99_999, y: -99_999 }, frame)).toMatchObject({ x: 1600, y: -1200 });
    expect(clamped({ ...fit, x: 50, y: 50 }, photo, pane)).toMatchObject({ x: 0, y: 0 });
  });

  test('a point of the photo is found again where it is shown, however turned (seeded)', () => {
    const numbers = fc.double({ min: -3000, max: 3000, noNaN: true });
    const turns = fc.constantFrom<Viewport['turns']>(0, 1, 2, 3);
    fc.assert(
      fc.property(numbers, numbers, numbers, numbers, turns, (x, y, atX, atY, turned) => {
        const view = { ...fit, scale: 0.7, x, y, turns: turned };
        const back = toPane(view, photo, toPhoto(view, photo, { x: atX, y: atY }));
        expect(back.x).toBeCloseTo(atX, 6);
        expect(back.y).toBeCloseTo(atY, 6);
      }),
      { seed: 20_261_128, numRuns: 200 },
    );
  });

  test('a quarter turn brings the upper left corner to the upper right', () => {
    const corner = toPane(fitted(photo, pane, 1, 1), photo, { x: 0, y: 0 });
    expect(corner.x).toBeCloseTo(225);
    expect(corner.y).toBeCloseTo(-300);
  });
});
