// The address of a certificate: the id of the closure with a keyed digest, so that only who was told finds it.
import type { Keyring } from '#server/platform/crypto/keyring.ts';

const pattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

export function certificateToken(keyring: Keyring, closureId: string): string {
  return `${closureId}.${keyring.digest('erasure-certificate', closureId)}`;
}

/** The id of the closure, or undefined for a token this instance never made. */
export function readCertificateToken(keyring: Keyring, token: string): string | undefined {
  const [, id, digest] = pattern.exec(token) ?? [];
  if (!id || !digest) return undefined;
  const wanted = keyring.digest('compare', keyring.digest('erasure-certificate', id));
  return keyring.digest('compare', digest) === wanted ? id : undefined;
}

export function certificatePath(keyring: Keyring, closureId: string): string {
  return `/certificat/${certificateToken(keyring, closureId)}`;
}
