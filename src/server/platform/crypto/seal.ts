import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { DataKey } from './data-key.ts';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

/** Sealed content was altered, cut, sealed with another key, or belongs to another context. Never says which. */
export class SealBroken extends Error {
  override name = 'SealBroken';
  constructor() {
    super('Sealed content cannot be opened: altered, incomplete, or not from this place');
  }
}

/**
 * A 32-byte key for one context and one use, so that a ciphertext means nothing elsewhere.
 * `label` separates formats; `salt` separates objects of the same context.
 */
export function deriveSubkey(key: DataKey, label: string, context: string, salt: Uint8Array): Buffer {
  if (context.length === 0) throw new RangeError('A seal needs a context');
  const info = `consilia ${label}\0${context}`;
  return Buffer.from(hkdfSync('sha256', DataKey.bytesOf(key), salt, info, 32));
}

/**
 * Seals bytes: `version | nonce (12) | ciphertext | tag (16)`, 29 bytes longer than the content.
 * `context` says where it belongs (`case:<uuid>:answers`); the same must be given to open it.
 */
export function sealBytes(key: DataKey, context: string, content: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const subkey = deriveSubkey(key, 'seal v1', context, nonce);
  const cipher = createCipheriv('aes-256-gcm', subkey, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(`${version}\0${context}`, 'utf8'));
  const ciphertext = cipher.update(content);
  cipher.final();
  return Buffer.concat([Buffer.of(version), nonce, ciphertext, cipher.getAuthTag()]);
}

/** Opens what `sealBytes` made. Throws `SealBroken`. */
export function openBytes(key: DataKey, context: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < headBytes + tagBytes || bytes[0] !== version) throw new SealBroken();
  const nonce = bytes.subarray(1, headBytes);
  const subkey = deriveSubkey(key, 'seal v1', context, nonce);
  const decipher = createDecipheriv('aes-256-gcm', subkey, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(`${version}\0${context}`, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  const content = decipher.update(bytes.subarray(headBytes, bytes.length - tagBytes));
  try {
    decipher.final();
  } catch {
    throw new SealBroken();
  }
  return content;
}

/** Seals any JSON value. Refuses `undefined` and functions, which JSON cannot hold. */
export function sealJson(key: DataKey, context: string, value: unknown): Buffer {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError('Only JSON values can be sealed');
  return sealBytes(key, context, Buffer.from(text, 'utf8'));
}

/** Opens what `sealJson` made; the caller vouches for `T` or parses it. Throws `SealBroken`. */
export function openJson<T = unknown>(key: DataKey, context: string, sealed: Uint8Array): T {
  const text = openBytes(key, context, sealed).toString('utf8');
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new SealBroken();
  }
}
