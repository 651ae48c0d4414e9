import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  newCaseReference,
  newVerificationCode,
  parseCaseReference,
  parseVerificationCode,
} from './case-reference.ts';
import { checkSymbolOf, hasRightCheckSymbol } from './check-symbol.ts';
import { newUuidV7, parseUuid } from './ids.ts';
import { parsePhoneStrictly } from './phone.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
const runs = { seed: 20261122, numRuns: 500 };

describe('case numbers and verification codes', () => {
  test('a case number reads as printed and however it is typed', () => {
    fc.assert(
      fc.property(bytes(7), (random) => {
        const reference = newCaseReference(2026, () => random);
        expect(reference).toMatch(/^TE-26-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(parseCaseReference(reference)).toBe(reference);
        const careless = ` ${reference.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
        expect(parseCaseReference(careless)).toBe(reference);
        expect(parseCaseReference(reference.slice(3))).toBe(reference);
      }),
      runs,
    );
  });

  test('a verification code reads however it is typed', () => {
    fc.assert(
      fc.property(bytes(11), (random) => {
        const code = newVerificationCode(() => random);
        expect(code).toMatch(/^.{4}-.{4}-.{4}$/);
        expect(parseVerificationCode(code.toLowerCase().replaceAll('-', ''))).toBe(code);
        expect(parseVerificationCode(code.replaceAll('0', 'O').replaceAll('1', 'I'))).toBe(code);
      }),
      runs,
    );
  });

  test('every single wrong symbol and every exchange of two is found', () => {
    const body = bytes(11).map((list) => [...list].map((byte) => alphabet[byte & 31]).join(''));
    fc.assert(
      fc.property(body, fc.nat(11), fc.nat(11), fc.nat(31), (text, place, other, symbol) => {
        const code = [...(text + checkSymbolOf(text))];
        expect(hasRightCheckSymbol(code.join(''))).toBe(true);
        const wrong = code.with(place, alphabet[symbol] ?? '');
        expect(hasRightCheckSymbol(wrong.join(''))).toBe(wrong[place] === code[place]);
        const swapped = code.with(place, code[other] ?? '').with(other, code[place] ?? '');
        expect(hasRightCheckSymbol(swapped.join(''))).toBe(code[place] === code[other]);
      }),
      { ...runs, numRuns: 2_000 },
    );
  });

  test.each(['', 'TE-26', 'TE-26-UUUU-UUUU', 'TE-XX-7K3M-9Q2F', 'x'.repeat(10_000), 'é'])(
    '%s is no code',
    (text) => {
      expect(parseCaseReference(text)).toBeUndefined();
      expect(parseVerificationCode(text)).toBeUndefined();
    },
  );
});

describe('identifiers', () => {
  test('a UUID version 7 carries its time, sorts by it and keeps its shape', () => {
    fc.assert(
      fc.property(bytes(10), fc.nat(4_000_000_000), (random, later) => {
        const now = new Date('2026-11-22T08:00:00Z');
        const id = newUuidV7(now, () => random);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now.getTime());
        const next = newUuidV7(new Date(now.getTime() + later + 1), () => random);
        expect(next > id).toBe(true);
      }),
      runs,
    );
  });

  test('different random bytes give different ids', () => {
    const now = new Date('2026-11-22T08:00:00Z');
    const ids = new Set(
      Array.from({ length: 256 }, (_, byte) => newUuidV7(now, (size) => new Uint8Array(size).fill(byte))),
    );
    expect(ids.size).toBe(256);
    expect(() => newUuidV7(now, () => new Uint8Array(3))).toThrow(RangeError);
    expect(() => newUuidV7(new Date(-1), (size) => new Uint8Array(size))).toThrow(RangeError);
  });

  test('only a UUID is read as one', () => {
    const id = '0198F3A0-1111-7222-8333-444455556666';
    expect(parseUuid(id)).toBe(id.toLowerCase());
    for (const text of ['', 'x', `${id}0`, `${id}\n`, "' or 1=1 --"]) expect(parseUuid(text)).toBeUndefined();
  });
});

test('the server knows which telephone ranges are assigned', () => {
  expect(parsePhoneStrictly('06 12 34 56 78')).toEqual({ ok: true, phone: '+33612345678' });
  expect(parsePhoneStrictly('0692 12 34 56').ok).toBe(true);
  expect(parsePhoneStrictly('+508 41 12 34').ok).toBe(true);
  expect(parsePhoneStrictly('06 00 00 00 0')).toEqual({ ok: false, code: 'phone.length' });
  expect(parsePhoneStrictly('+262 263 99 99 99').ok).toBe(false);
});
