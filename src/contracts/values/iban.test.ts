import { expect, test } from 'vitest';
import { maskIban, parseIban } from './iban.ts';

const good = 'FR7630006000011234567890189';

test('B-132 an IBAN is read as typed and checked by its key', () => {
  expect(parseIban('fr76 3000 6000 0112 3456 7890 189')).toEqual({ ok: true, iban: good });
  expect(parseIban('DE89 3704 0044 0532 0130 00').ok).toBe(true);
});

test('B-132 every single wrong digit, and every swap of unequal neighbours, is refused', () => {
  for (let at = 2; at < good.length; at += 1) {
    const other = String((Number(good[at]) + 1) % 10);
    expect(parseIban(good.slice(0, at) + other + good.slice(at + 1)).ok).toBe(false);
    const next = good[at + 1];
    if (next !== undefined && next !== good[at]) {
      expect(parseIban(good.slice(0, at) + next + good[at] + good.slice(at + 2)).ok).toBe(false);
    }
  }
});

test.each([
  ['', 'iban.empty'],
  ['7630006000011234567890189', 'iban.characters'],
  ['FR76 3000 6000', 'iban.length'],
  ['FR7630006000011234567890188', 'iban.key'],
])('B-132 « %s » is refused: %s', (text, code) => {
  expect(parseIban(text)).toEqual({ ok: false, code });
});

test('B-132 a shown IBAN keeps its middle to itself', () => {
  expect(maskIban(good)).toBe('FR76 •••• 0189');
});
