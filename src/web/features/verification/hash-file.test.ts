import { expect, test } from 'vitest';
import { hashFile } from './hash-file.ts';

test('SHA-256 of the standard’s own example, in hexadecimal', async () => {
  expect(await hashFile(new Blob(['abc']))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
