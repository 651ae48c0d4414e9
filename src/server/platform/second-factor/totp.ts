// Codes of an authenticator application (RFC 6238: SHA-1, 6 digits, 30 seconds, as every application has them).
import { timingSafeEqual } from 'node:crypto';
import { generateSync, generateURI } from 'otplib';
import { toBase32 } from './base32.ts';

const stepSeconds = 30;
/** Clocks of phones differ: one step before and one after count too. */
const tolerance = [0, -1, 1];

/** 160 bits, as RFC 4226 asks. `random` are 20 bytes. */
export function newTotpSecret(random: Uint8Array): string {
  return toBase32(random);
}

/** What the QR code holds. `label` is shown in the application beside the issuer. */
export function totpUri(of: { secret: string; issuer: string; label: string }): string {
  return generateURI({ ...of, strategy: 'totp' });
}

/** The code of a step, for tests and for comparing. */
export function totpCodeAt(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}

/** The step whose code this is, later than `lastStep`; undefined for a wrong code or one that was used. */
export function matchTotp(
  { secret, lastStep }: { secret: string; lastStep: number },
  code: string,
  now: Date,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const current = Math.floor(now.getTime() / 1000 / stepSeconds);
  return tolerance
    .map((shift) => current + shift)
    .find((step) => {
      const expected = totpCodeAt(secret, new Date(step * stepSeconds * 1000));
      return timingSafeEqual(Buffer.from(expected), Buffer.from(code)) && step > lastStep;
    });
}
