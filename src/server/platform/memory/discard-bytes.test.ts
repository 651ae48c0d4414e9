import { expect, test } from 'vitest';
import { discardBytes } from './discard-bytes.ts';

test('frees a buffer of its own, once or twice', () => {
  const bytes = Buffer.alloc(300_000, 1);
  discardBytes(bytes);
  expect(bytes.length).toBe(0);
  expect(() => discardBytes(bytes)).not.toThrow();
});

test('leaves alone what others may read: slices, small and pooled buffers', () => {
  const whole = Buffer.alloc(300_000, 1);
  const slice = whole.subarray(0, 200_000);
  const pooled = Buffer.from('a few bytes');
  discardBytes(slice);
  discardBytes(pooled);
  expect([whole.length, slice.length, pooled.toString()]).toEqual([300_000, 200_000, 'a few bytes']);
});
