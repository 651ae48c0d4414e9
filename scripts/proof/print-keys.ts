// `proof keys`: public keys and their fingerprints, to publish.
import { createHash, createPublicKey } from 'node:crypto';
import type { Signer } from '#server/platform/crypto/signer.ts';

export function printKeys(signer: Signer): string[] {
  return signer.publicKeys().flatMap(({ keyId, pem }) => {
    const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
    const fingerprint = createHash('sha256').update(der).digest('hex');
    const isCurrent = keyId === signer.keyId ? ' (signs now)' : '';
    return [`${keyId}${isCurrent}  SHA-256 ${fingerprint}`, pem.trim()];
  });
}
