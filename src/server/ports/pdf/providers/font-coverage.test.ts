import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fitText, fitValue, readFontCoverage } from './font-coverage.ts';

const fonts = new URL('../../../modules/reports/fonts/', import.meta.url);
const covered = readFontCoverage(readFileSync(new URL('consilia-sans-regular.ttf', fonts)));

test('the shipped fonts show French, units, arrows and names of the continent', () => {
  for (const file of ['regular', 'bold', 'italic']) {
    const font = readFontCoverage(readFileSync(new URL(`consilia-sans-${file}.ttf`, fonts)));
    const missing = [...'éèêëàâçîïôùûüÿœŒæÆ«»€—–…’·°²³µ×±≤≥≈→ŁşğıđțŐẠЖЯαβ□'].filter(
      (sign) => !font.has(sign.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  }
});

test.each([
  ['plain é « œ »\nline', 'plain é « œ »\nline'],
  ['e\u0301te\u0301', 'été'],
  ['a\r\nb\tc', 'a\nb c'],
  ['non\u2011stop', 'non-stop'],
  ['👩🏽‍⚕️ ok 🇫🇷', '□ ok □'],
  ['\u202einversé\u0000\u200b', 'inversé'],
  ['seul \ud800 fin', 'seul  fin'],
  ['漢字', '□'],
])('%j is set as %j', (typed, set) => {
  expect(fitText(typed, covered)).toBe(set);
});

test('values keep their shape', () => {
  expect(fitValue({ a: ['漢', 1, null, true], b: { c: 'x' } }, covered)).toEqual({
    a: ['□', 1, null, true],
    b: { c: 'x' },
  });
});
