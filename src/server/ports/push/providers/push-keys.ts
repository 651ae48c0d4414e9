/*
 * The key pair of web push, in a file of its own: made once by `npm run keys -- push`, kept as long as anybody is subscribed
 * with it, for a new key ends every subscription. Mode 0600; never printed.
 */
import { createECDH } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const pair = z.strictObject({
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
  privateKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

/** Never overwrites. Throws the error of the file system. */
export function createPushKeys(file: string): void {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const privateKey = Buffer.alloc(32);
  const secret = ecdh.getPrivateKey();
  secret.copy(privateKey, 32 - secret.length);
  const keys = { publicKey: ecdh.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(keys)}\n`, { mode: 0o600, flag: 'wx' });
}

/** Throws when the file is absent or holds something else; the message never quotes it. */
export function readPushKeys(file: string): z.infer<typeof pair> {
  const text = readFileSync(file, 'utf8');
  try {
    return pair.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} holds no key pair of web push: make one with "keys push --file <path>"`);
  }
}
