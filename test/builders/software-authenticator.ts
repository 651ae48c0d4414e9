import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type {
  AssertionBody,
  AttestationBody,
  PasskeyCreation,
  PasskeyRequest,
} from '#contracts/accounts/passkey.contract.ts';

/** What a test may bend, to play a thief or a broken device. */
export type Bend = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  isUserVerified?: boolean;
  isFramed?: boolean;
  signCount?: number;
  userHandle?: string | null;
  /** Signs with another key than the one that was registered. */
  isForged?: boolean;
  /** Another attestation statement than « none », as CBOR in hexadecimal with its format. */
  statement?: { format: string; hex: string };
  type?: string;
};

type Made = {
  id: string;
  rpId: string;
  userHandle: string;
  key: KeyObject;
  x: Buffer;
  y: Buffer;
  count: number;
};

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url');

/** Major type and length of one CBOR item (RFC 8949), up to 65,535. */
function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
}
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes]);

/** `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`: an ES256 key as COSE has it. */
const coseKey = (x: Buffer, y: Buffer) =>
  Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(x),
    Buffer.from([0x22]),
    cborBytes(y),
  ]);

/**
 * A device with passkeys, in a few lines: makes ES256 keys, answers « none » attestations and signed assertions, counts its
 * signatures, and can be bent. Credential ids come from a counter; keys are new each time and no result depends on them.
 */
export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly #made: Made[] = [];
  readonly #label: string;

  constructor(origin: string, label: string) {
    this.#origin = origin;
    this.#label = label;
  }

  create(options: PasskeyCreation, bend: Bend = {}): AttestationBody {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = publicKey.export({ format: 'jwk' });
    const made: Made = {
      id: base64url(sha256(`${this.#label}:${this.#made.length}`)),
      rpId: bend.rpId ?? options.partyId,
      userHandle: options.account.handle,
      key: privateKey,
      x: Buffer.from(jwk.x ?? '', 'base64url'),
      y: Buffer.from(jwk.y ?? '', 'base64url'),
      count: bend.signCount ?? 1,
    };
    this.#made.push(made);
    const id = Buffer.from(made.id, 'base64url');
    const authData = Buffer.concat([
      this.#authenticatorData(made, bend, 0x40),
      Buffer.alloc(16),
      Buffer.from([id.length >> 8, id.length & 0xff]),
      id,
      coseKey(made.x, made.y),
    ]);
    const { format, hex } = bend.statement ?? { format: 'none', hex: 'a0' };
    const attestationObject = Buffer.concat([
      cborHead(5, 3),
      cborText('fmt'),
      cborText(format),
      cborText('attStmt'),
      Buffer.from(hex, 'hex'),
      cborText('authData'),
      cborBytes(authData),
    ]);
    return {
      id: made.id,
      response: {
        collected: base64url(this.#clientData('webauthn.create', options.challenge, bend)),
        attestationObject: base64url(attestationObject),
        transports: ['internal', 'hybrid'],
      },
    };
  }

  /** Uses the passkey that was named, or the newest one. */
  get(options: PasskeyRequest, bend: Bend = {}): AssertionBody {
    const named = options.known.map(({ id }) => id);
    const made = this.#made.findLast(({ id }) => named.length === 0 || named.includes(id));
    if (!made) throw new Error('No passkey here that was asked for');
    made.count = bend.signCount ?? made.count + 1;
    const clientData = this.#clientData('webauthn.get', options.challenge, bend);
    const authenticatorData = this.#authenticatorData(made, bend, 0);
    const key = bend.isForged ? otherKey() : made.key;
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), key);
    const userHandle = bend.userHandle === undefined ? made.userHandle : bend.userHandle;
    return {
      id: made.id,
      response: {
        collected: base64url(clientData),
        authenticatorData: base64url(authenticatorData),
        signature: base64url(signature),
        accountHandle: userHandle,
      },
    };
  }

  #authenticatorData(made: Made, bend: Bend, extra: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(made.count);
    const isUserVerified = bend.isUserVerified ?? true;
    const flags = 0x01 | (isUserVerified ? 0x04 : 0) | extra;
    return Buffer.concat([sha256(bend.rpId ?? made.rpId), Buffer.from([flags]), counter]);
  }

  #clientData(type: string, challenge: string, bend: Bend): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: bend.type ?? type,
        challenge: bend.challenge ?? challenge,
        origin: bend.origin ?? this.#origin,
        crossOrigin: bend.isFramed ?? false,
      }),
    );
  }
}

function otherKey(): KeyObject {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
}
