import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, test } from 'vitest';
import { matriculeKey } from './matricule.ts';
import { nirErrorsFr } from './nir.fr.ts';
import { type BillingNir, billingNirSchema, checkNirAgainst, formatNir, parseNir } from './nir.ts';

function codeOf(text: string): string {
  const parsed = parseNir(text);
  return parsed.ok ? 'ok' : parsed.code;
}

const digits = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((list) => list.join(''));

const anyNir = fc
  .tuple(
    fc.constantFrom('1', '2'),
    digits(2),
    fc.constantFrom('01', '12', '20', '30', '42', '50', '99'),
    fc.oneof(digits(2), fc.constantFrom('2A', '2B')),
    digits(6),
  )
  .map((parts) => parts.join(''))
  .map((thirteen) => thirteen + matriculeKey(thirteen));

describe('billing NIR', () => {
  test.each([
    ['2 84 05 88 321 025 32', '284058832102532'],
    ['284052a321025-52', '284052A32102552'],
    ['284052B321025 79', '284052B32102579'],
    ['2 84 20 2B 321 025 28', '284202B32102528'],
    ['253072B07300470', '253072B07300470'],
    ['253072A07300443', '253072A07300443'],
    ['2\u00a079\u202f03 51 215 189 89', '279035121518989'],
  ])('B-050 %s is read', (text, nir) => {
    expect(parseNir(text)).toEqual({ ok: true, nir });
  });

  test.each([
    ['', 'nir.empty'],
    ['   ', 'nir.empty'],
    ['2840588321O2532', 'nir.characters'],
    ['2A4058832102532', 'nir.characters'],
    ['284053A32102552', 'nir.characters'],
    ['2840588321025', 'nir.key_missing'],
    ['28405883210253', 'nir.length'],
    ['2840588321025321', 'nir.length'],
    ['584058832102532', 'nir.first_digit'],
    ['284138832102532', 'nir.month'],
    ['284008832102532', 'nir.month'],
    ['284438832102532', 'nir.month'],
    ['255081416802500', 'nir.key'],
    ['284058832102533', 'nir.key'],
  ])('B-050 %s is refused as %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test.each(['3', '4', '7', '8'])('B-051 a number beginning with %s is provisional and refused', (first) => {
    const thirteen = `${first}840588321025`;
    expect(codeOf(thirteen + matriculeKey(thirteen))).toBe('nir.provisional');
    expect(nirErrorsFr['nir.provisional']).toContain('provisoire');
  });

  test('B-050 any single wrong digit is refused', () => {
    const wrong = fc.tuple(anyNir, fc.nat(14), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(wrong, ([nir, place, digit]) => {
        fc.pre(nir[place] !== String(digit));
        expect(parseNir(nir).ok).toBe(true);
        expect(parseNir(nir.slice(0, place) + digit + nir.slice(place + 1)).ok).toBe(false);
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });

  test('B-050 keys are those of an independent implementation', () => {
    fc.assert(
      fc.property(anyNir, (nir) => {
        expect(stdnum['FR']?.['nir']?.validate(nir)?.isValid).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('B-050 what a NIR says against the person only warns, and years have two digits', () => {
    const nir = '284058832102532' as BillingNir;
    expect(checkNirAgainst(nir, { sex: 'female', birthDate: '1984-05-17' })).toEqual([]);
    expect(checkNirAgainst(nir, { sex: 'indeterminate', birthDate: '1884-05-17' })).toEqual([]);
    expect(checkNirAgainst(nir, { sex: 'male', birthDate: '1985-06-17' })).toEqual([
      'nir.warning.sex',
      'nir.warning.year',
      'nir.warning.month',
    ]);
    const pseudoMonth = '284202B32102528' as BillingNir;
    expect(checkNirAgainst(pseudoMonth, { sex: 'female', birthDate: '1984-05-17' })).toEqual([]);
  });

  test('a NIR is shown in groups', () => {
    expect(formatNir('284058832102532' as BillingNir)).toBe('2 84 05 88 321 025 32');
  });

  test('the schema normalises, and refuses with code and sentence', () => {
    expect(billingNirSchema.parse(' 2 84 05 88 321 025 32 ')).toBe('284058832102532');
    const refused = billingNirSchema.safeParse('8840588321025 23');
    expect(refused.error?.issues[0]).toMatchObject({
      message: nirErrorsFr['nir.provisional'],
      params: { code: 'nir.provisional' },
    });
    expect(billingNirSchema.safeParse('1'.repeat(100_000)).success).toBe(false);
    expect(billingNirSchema.safeParse(284058832102532).success).toBe(false);
  });
});

// biome-ignore lint/style/noProcessEnv: the only way to the reference files, which are never part of the project.
const reference = env['REFERENCE_DATA'];
const file = reference === undefined ? undefined : join(reference, 'identifiers', 'nir.csv');
const isPresent = file !== undefined && existsSync(file);

test.skipIf(!isPresent)(
  `B-050 B-051 the reference numbers get their verdicts${isPresent ? '' : ' (skipped: REFERENCE_DATA is absent)'}`,
  () => {
    const rows = readFileSync(file ?? '', 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const [number = '', key = '', verdict] = row.split(',');
      const code = codeOf(number + key);
      const found = { ok: 'valid', 'nir.provisional': 'provisional' }[code] ?? 'invalid';
      expect({ number, found }).toEqual({ number, found: verdict });
    }
  },
);
