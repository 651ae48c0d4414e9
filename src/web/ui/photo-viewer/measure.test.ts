import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coins, findThing, rulers } from './known-lengths.ts';
import { lengthOf, type Mark, mostRelativeError, scaleOf } from './measure.ts';

const seeded = { seed: 20_261_128, numRuns: 300 };
const mark = (length: number, error: number, turn = 0): Mark => ({
  from: { x: 100, y: 200 },
  to: { x: 100 + length * Math.cos(turn), y: 200 + length * Math.sin(turn) },
  error,
});
const ruler = { millimetres: 20, tolerance: 0.3 };

/** Two numbers of the normal law from two even ones. */
const normal = (one: number, other: number) => {
  const radius = Math.sqrt(-2 * Math.log(one));
  return { x: radius * Math.cos(2 * Math.PI * other), y: radius * Math.sin(2 * Math.PI * other) };
};

/** Numbers between 0 and 1, always the same ones (a linear congruence). */
function evenNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

describe('measuring on a photo', () => {
  test('twenty millimetres on 400 pixels make 8 millimetres of 160, whichever way they lie (seeded)', () => {
    const turns = fc.double({ min: 0, max: 7, noNaN: true });
    fc.assert(
      fc.property(turns, turns, (one, other) => {
        const scale = scaleOf(mark(400, 1, one), ruler);
        expect(scale && lengthOf(mark(160, 1, other), scale)?.millimetres).toBeCloseTo(8, 6);
      }),
      seeded,
    );
  });

  test('the closer the points are set and the longer what is measured, the nearer the length (seeded)', () => {
    const errors = fc.double({ min: 0.1, max: 4, noNaN: true });
    fc.assert(
      fc.property(errors, (error) => {
        const far = scaleOf(mark(400, error), ruler);
        const near = scaleOf(mark(400, error / 2), ruler);
        if (!far || !near) throw new Error('no scale');
        const coarse = lengthOf(mark(300, error), far);
        const fine = lengthOf(mark(300, error / 2), near);
        expect(fine && coarse && fine.within < coarse.within).toBe(true);
        const share = (length: number) => (lengthOf(mark(length, error), far)?.within ?? Infinity) / length;
        expect(share(600)).toBeLessThanOrEqual(share(200));
      }),
      seeded,
    );
  });

  test('the true length lies within what is told at least 19 times of 20 (drawn with a seed)', () => {
    const random = evenNumbers(7);
    const draws = Array.from({ length: 4000 }, () => Array.from({ length: 9 }, random));
    const error = 3;
    const hits = draws.filter((draw) => {
      const [a = 0.5, b = 0.5, c = 0.5, d = 0.5, e = 0.5, f = 0.5, g = 0.5, h = 0.5, i = 0.5] = draw;
      const shake = (point: { x: number; y: number }, by: { x: number; y: number }) => ({
        x: point.x + error * by.x,
        y: point.y + error * by.y,
      });
      const shaken = (
        length: number,
        one: { x: number; y: number },
        other: { x: number; y: number },
      ): Mark => {
        const { from, to } = mark(length, error);
        return { from: shake(from, one), to: shake(to, other), error };
      };
      // The thing is in truth anywhere within its tolerance: 20 pixels a millimetre.
      const truly = 20 + 0.3 * (2 * i - 1);
      const scale = scaleOf(shaken(20 * truly, normal(a, b), normal(c, d)), ruler);
      const length = scale && lengthOf(shaken(160, normal(e, f), normal(g, h)), scale);
      return length !== undefined && Math.abs(length.millimetres - 8) <= length.within;
    });
    expect(hits.length / draws.length).toBeGreaterThan(0.93);
  });

  test('what is too uncertain, or is one point, is not told', () => {
    const scale = scaleOf(mark(400, 1), ruler);
    if (!scale) throw new Error('no scale');
    expect(scaleOf(mark(0, 1), ruler)).toBeUndefined();
    expect(lengthOf(mark(0, 1), scale)).toBeUndefined();
    expect(lengthOf(mark(4, 1), scale)).toBeUndefined();
    const told = lengthOf(mark(40, 1), scale);
    expect(told && told.within / told.millimetres <= mostRelativeError).toBe(true);
  });

  test('coins and rulers have a size and a name of their own', () => {
    const things = [...rulers, ...coins];
    expect(new Set(things.map(({ id }) => id)).size).toBe(things.length);
    expect(coins.map(({ millimetres }) => millimetres)).toEqual([
      25.75, 23.25, 24.25, 22.25, 19.75, 21.25, 18.75, 16.25,
    ]);
    expect(findThing('coin-1e').millimetres).toBe(23.25);
    expect(findThing('nothing')).toBe(rulers[0]);
  });
});
