import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import type { MasterKeys } from './master-keys.ts';

/** DER of an Ed25519 private key (RFC 8410) up to its 32 bytes. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Ed25519 signatures for one purpose. There is one key for each master key of the key file, derived from it: nothing
 * more to keep safe, nothing in the database, and a rotation of master keys rotates it.
 */
export type Signer = {
  /** Name of the key that signs now: that of the current master key. */
  readonly keyId: string;
  sign(content: Uint8Array): Buffer;
  /** Whether a key of this name, of this key file, signed this very content. */
  verify(keyId: string, content: Uint8Array, signature: Uint8Array): boolean;
  /** Every public key of this purpose, as PEM (SPKI). */
  publicKeys(): { keyId: string; pem: string }[];
};

/** `purpose` separates the uses of one key file; it is a name, not data. */
export function createSigner(keys: MasterKeys, purpose: string): Signer {
  const privates = new Map<string, KeyObject>();
  for (const [keyId, master] of keys.masterKeys) privates.set(keyId, derive(master, `${purpose}\0${keyId}`));
  const current = privates.get(keys.current);
  if (current === undefined) throw new RangeError('The current master key is not in the key file');
  const publics = new Map([...privates].map(([keyId, key]) => [keyId, createPublicKey(key)] as const));
  return {
    keyId: keys.current,
    sign: (content) => sign(null, content, current),
    verify(keyId, content, signature) {
      const key = publics.get(keyId);
      return key !== undefined && verify(null, content, key, signature);
    },
    publicKeys: () =>
      [...publics].map(([keyId, key]) => ({
        keyId,
        pem: key.export({ type: 'spki', format: 'pem' }).toString(),
      })),
  };
}

function derive(master: Buffer, info: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', master, '', `consilia signer v1\0${info}`, 32));
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
}
