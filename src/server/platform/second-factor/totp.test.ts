import { expect, test } from 'vitest';
import { toBase32 } from './base32.ts';
import { matchTotp, newTotpSecret, totpCodeAt, totpUri } from './totp.ts';

const secret = newTotpSecret(Buffer.from('12345678901234567890'));
const at = (seconds: number) => new Date(seconds * 1000);

test('A-080 base32 is that of RFC 4648 §10, without padding', () => {
  const vectors = { '': '', f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB' };
  for (const [text, expected] of Object.entries(vectors)) expect(toBase32(Buffer.from(text))).toBe(expected);
});

test('A-080 codes are those of RFC 6238, appendix B (last six digits, SHA-1)', () => {
  expect(totpCodeAt(secret, at(59))).toBe('287082');
  expect(totpCodeAt(secret, at(1_111_111_109))).toBe('081804');
  expect(totpCodeAt(secret, at(2_000_000_000))).toBe('279037');
});

test('A-080 one step of difference is let pass, two are not, and no step counts twice', () => {
  const now = at(1_111_111_110);
  const step = Math.floor(1_111_111_110 / 30);
  const codeOf = (shift: number) => totpCodeAt(secret, at((step + shift) * 30));
  const fresh = { secret, lastStep: 0 };
  for (const shift of [-1, 0, 1]) expect(matchTotp(fresh, codeOf(shift), now)).toBe(step + shift);
  for (const shift of [-2, 2]) expect(matchTotp(fresh, codeOf(shift), now)).toBeUndefined();
  expect(matchTotp({ secret, lastStep: step }, codeOf(0), now)).toBeUndefined();
  expect(matchTotp({ secret, lastStep: step }, codeOf(-1), now)).toBeUndefined();
  expect(matchTotp({ secret, lastStep: step }, codeOf(1), now)).toBe(step + 1);
  for (const wrong of ['', '28708', '2870822', 'ABCDEF'])
    expect(matchTotp(fresh, wrong, now)).toBeUndefined();
});

test('A-080 the QR code names issuer and account', () => {
  const uri = new URL(totpUri({ secret, issuer: 'Consilia', label: 'Mon compte' }));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.searchParams.get('secret')).toBe(secret);
  expect(uri.searchParams.get('issuer')).toBe('Consilia');
});
