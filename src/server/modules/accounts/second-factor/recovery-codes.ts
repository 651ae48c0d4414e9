// Codes for the day the telephone is lost: ten, 60 bits each, shown once, kept as keyed digests, each good once.
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { toBase32 } from '#server/platform/second-factor/base32.ts';

const count = 10;
const letters = 12;

/** Letters and digits as typed, without hyphens. */
export function recoveryDigest(keyring: Keyring, accountId: string, code: string): string {
  return keyring.digest('recovery-code', `${accountId}:${code}`);
}

/** `ABCD-EFGH-2345` */
export function newRecoveryCodes(random: RandomBytes): string[] {
  return Array.from({ length: count }, () => {
    const text = toBase32(random(8)).slice(0, letters);
    return text.replaceAll(/(.{4})(?=.)/g, '$1-');
  });
}
