// A telephone is sealed under the key of its account; it counts once a code sent to it came back.
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';

const contextOf = (accountId: string) => `account:${accountId}:phone`;

export function sealPhone(
  keyring: Keyring,
  account: { id: string; data_key: string },
  phone: string,
): Buffer {
  return sealJson(keyring.unwrap(account.data_key), contextOf(account.id), { phone });
}

export function openPhone(
  keyring: Keyring,
  account: { id: string; data_key: string },
  sealed: Buffer,
): string {
  return openJson<{ phone: string }>(keyring.unwrap(account.data_key), contextOf(account.id), sealed).phone;
}

/** Six digits of three random bytes; the little unevenness is far below what five attempts could use. */
export function codeOf(bytes: Uint8Array): string {
  return String(Buffer.from(bytes).readUIntBE(0, 3) % 1_000_000).padStart(6, '0');
}

export function codeDigest(keyring: Keyring, accountId: string, code: string): string {
  return keyring.digest('phone-code', `${accountId}:${code}`);
}

export const phoneRules = { codeMinutes: 10, attempts: 5, asksAnHour: 3 } as const;
