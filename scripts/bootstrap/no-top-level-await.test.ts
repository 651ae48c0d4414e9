import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { awaits } from './no-top-level-await.ts';

const isRefused = (code: string) => awaits(parseSync('chunk.js', code).program.body);

describe('a top-level await in a file of the pages', () => {
  test.each([
    ['at the top', 'await new Promise((done) => setTimeout(done));'],
    ['in a value', 'const { a } = await import("./a.js"); export { a };'],
    ['in a block', 'if (globalThis.a) { for (const b of c) await b; }'],
    ['in a loop of its own kind', 'for await (const a of b) c(a);'],
  ])('is refused %s', (_where, code) => {
    expect(isRefused(code)).toBe(true);
  });

  test.each([
    ['in a function', 'export async function a() { await b; for await (const c of d) e(c); }'],
    ['in an arrow', 'const a = async () => { await b; };'],
    ['in a method', 'class A { async b() { await c; } static d = async () => await e; }'],
    ['in words', 'const a = "await b"; // await c'],
  ])('is none %s', (_where, code) => {
    expect(isRefused(code)).toBe(false);
  });
});
