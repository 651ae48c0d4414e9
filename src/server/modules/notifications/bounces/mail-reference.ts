// What a mail is called outside: in its Message-ID and as its envelope id, by which a report of non-delivery names it. The
// id of the row with half of a keyed digest: nobody can make one up, and nothing more has to be kept.
import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from '#server/platform/crypto/keyring.ts';

const pattern = /^([0-9a-f]{32})([0-9a-f]{32})$/;
const digestBytes = 16;

function digestOf(keyring: Keyring, mailId: string): string {
  const digest = Buffer.from(keyring.digest('mail-reference', mailId), 'base64url');
  return digest.subarray(0, digestBytes).toString('hex');
}

/** 64 letters and digits, the same for the same mail. */
export function mailReference(keyring: Keyring, mailId: string): string {
  return `${mailId.replaceAll('-', '')}${digestOf(keyring, mailId)}`;
}

/** The mail of a reference this instance made, or undefined. Compares digests of equal length. */
export function readMailReference(keyring: Keyring, reference: string): string | undefined {
  const [, hex, digest] = pattern.exec(reference.toLowerCase()) ?? [];
  if (!hex || !digest) return undefined;
  const mailId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return timingSafeEqual(Buffer.from(digestOf(keyring, mailId)), Buffer.from(digest)) ? mailId : undefined;
}
