import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { DataKey, dataKeyBytes } from './data-key.ts';
import { type DestroyedKeys, noDestroyedKeys } from './destroyed-keys.ts';
import type { MasterKeys } from './master-keys.ts';
import type { RandomBytes } from './random.ts';
import { createSigner, type Signer } from './signer.ts';

const nonceBytes = 12;
const tagBytes = 16;
const wrappedBytes = nonceBytes + dataKeyBytes + tagBytes;
const maxPurposes = 256;

/** A stored data key cannot be unwrapped: altered, or its master key is not in the key file. */
export class KeyUnusable extends Error {
  override name = 'KeyUnusable';
}

export type Keyring = {
  /** A fresh data key, and the form in which it may be stored (`k1.<base64url>`). */
  newDataKey(): { key: DataKey; wrapped: string };
  /** Throws `KeyUnusable`. */
  unwrap(wrapped: string): DataKey;
  /**
   * Destroys a data key for good: it is never unwrapped again, not from a restored copy either. What was sealed with
   * it is lost. On disk when it returns; doing it twice is the same as once.
   */
  destroy(wrapped: string): void;
  /** The same data key under the current master key, or null when it already is. Throws `KeyUnusable`. */
  rewrap(wrapped: string): string | null;
  /** Keyed digest for exact look-ups: same purpose and value, same 43 characters; tells nothing without the key. */
  digest(purpose: string, value: string): string;
  /** Name of the master key that new data keys are wrapped with (`k2`). */
  readonly current: string;
  /** Signs the heads of the proof archive. */
  readonly signer: Signer;
};

function wrap(masterId: string, master: Buffer, content: Buffer, random: RandomBytes): string {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', master, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(`consilia data key v1\0${masterId}`));
  const ciphertext = cipher.update(content);
  cipher.final();
  return `${masterId}.${Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString('base64url')}`;
}

/** Names a data key without telling it. */
function fingerprintOf(bytes: Buffer): string {
  return createHash('sha256').update('consilia destroyed key v1\0').update(bytes).digest('base64url');
}

function open(masterId: string, master: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', master, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(`consilia data key v1\0${masterId}`));
  decipher.setAuthTag(sealed.subarray(nonceBytes + dataKeyBytes));
  const content = decipher.update(sealed.subarray(nonceBytes, nonceBytes + dataKeyBytes));
  try {
    decipher.final();
  } catch {
    throw new KeyUnusable('A stored data key is altered or was wrapped by another master key');
  }
  return content;
}

/** What stands in the place of a destroyed data key. */
export const destroyedKey = 'destroyed';

/** Keyring over the keys of a key file (`loadKeyFile`). `random` is for tests only. */
export function createKeyring(
  keys: MasterKeys,
  random: RandomBytes = randomBytes,
  destroyed: DestroyedKeys = noDestroyedKeys,
): Keyring {
  const digestKeys = new Map<string, Buffer>();
  const currentMaster = keys.masterKeys.get(keys.current);
  if (currentMaster === undefined) throw new KeyUnusable(`Master key ${keys.current} is not in the key file`);

  function unwrapBytes(wrapped: string): Buffer {
    const dot = wrapped.indexOf('.');
    const masterId = wrapped.slice(0, Math.max(dot, 0));
    const master = keys.masterKeys.get(masterId);
    if (master === undefined)
      throw new KeyUnusable('The master key of a stored data key is not in the key file');
    const sealed = Buffer.from(wrapped.slice(dot + 1), 'base64url');
    if (sealed.length !== wrappedBytes) throw new KeyUnusable('A stored data key has the wrong length');
    const bytes = open(masterId, master, sealed);
    if (destroyed.has(fingerprintOf(bytes))) throw new KeyUnusable('This data key was destroyed');
    return bytes;
  }

  function digestKey(purpose: string): Buffer {
    let key = digestKeys.get(purpose);
    if (key === undefined) {
      if (purpose.length === 0) throw new RangeError('A digest needs a purpose');
      if (digestKeys.size >= maxPurposes) throw new RangeError('Purposes of digests are names, not data');
      key = Buffer.from(hkdfSync('sha256', keys.searchKey, '', `consilia digest v1\0${purpose}`, 32));
      digestKeys.set(purpose, key);
    }
    return key;
  }

  return {
    current: keys.current,
    signer: createSigner(keys, 'tree heads'),
    newDataKey() {
      const bytes = random(dataKeyBytes);
      return { key: new DataKey(bytes), wrapped: wrap(keys.current, currentMaster, bytes, random) };
    },
    unwrap: (wrapped) => new DataKey(unwrapBytes(wrapped)),
    destroy(wrapped) {
      if (wrapped === destroyedKey) return;
      try {
        destroyed.add(fingerprintOf(unwrapBytes(wrapped)));
      } catch (error) {
        // Destroyed before, by a run that did not come to its end.
        if (!(error instanceof KeyUnusable)) throw error;
      }
    },
    rewrap(wrapped) {
      if (wrapped === destroyedKey) return null;
      if (wrapped.startsWith(`${keys.current}.`)) return null;
      return wrap(keys.current, currentMaster, unwrapBytes(wrapped), random);
    },
    digest: (purpose, value) =>
      createHmac('sha256', digestKey(purpose)).update(value, 'utf8').digest('base64url'),
  };
}
