import { expect, test } from 'vitest';
import { createUuidSource, parseUuid } from './ids.ts';

const moment = new Date('2026-11-22T10:00:00.000Z');
/** Worst case: the random part counts down. */
function countingDown() {
  let left = 255;
  return (size: number) => {
    left = left === 0 ? 255 : left - 1;
    return new Uint8Array(size).fill(left);
  };
}

test('identifiers drawn within one millisecond sort in the order they were drawn', () => {
  const draw = createUuidSource(() => moment, countingDown());
  const drawn = Array.from({ length: 4096 }, draw);
  expect(drawn.every((id) => parseUuid(id) === id)).toBe(true);
  expect([...drawn].sort()).toEqual(drawn);
  expect(new Set(drawn).size).toBe(4096);
});

test('a later millisecond sorts after, and a clock set back is followed', () => {
  const clock = { now: moment };
  const draw = createUuidSource(() => clock.now, countingDown());
  const first = draw();
  clock.now = new Date(moment.getTime() + 1);
  const later = draw();
  clock.now = new Date(moment.getTime() - 1000);
  const earlier = draw();
  expect([later, first, earlier].sort()).toEqual([earlier, first, later]);
});
