// A signed tree head: at this time the tree had this many leaves and this root. Each names the hash of the one
// before, so that none can be taken out or signed anew alone. The signed text is readable by people.
import type { Signer } from '#server/platform/crypto/signer.ts';
import { sha256 } from '../merkle/merkle.ts';

export type HeadContent = {
  number: number;
  size: number;
  /** 32 bytes each. */
  root: Buffer;
  previous: Buffer;
  at: Date;
  keyId: string;
};
export type TreeHead = HeadContent & { signature: Buffer };

/** What the first head names as the one before it. */
export const noHead = Buffer.alloc(32);

/** The very text that is signed. */
export function headText(head: HeadContent): string {
  return [
    'consilia tree head v1',
    `number ${head.number}`,
    `size ${head.size}`,
    `root ${head.root.toString('hex')}`,
    `at ${head.at.toISOString()}`,
    `previous ${head.previous.toString('hex')}`,
    `key ${head.keyId}`,
    '',
  ].join('\n');
}

export function signHead(content: Omit<HeadContent, 'keyId'>, signer: Signer): TreeHead {
  const head = { ...content, keyId: signer.keyId };
  return { ...head, signature: signer.sign(Buffer.from(headText(head))) };
}

export function isSignedBy(head: TreeHead, signer: Signer): boolean {
  return signer.verify(head.keyId, Buffer.from(headText(head)), head.signature);
}

/** Text and signature: what the next head, a witness and a time stamp vouch for. */
export function stampedText(head: TreeHead): string {
  return `${headText(head)}signature ${head.signature.toString('hex')}\n`;
}

export function headHash(head: TreeHead): Buffer {
  return sha256(Buffer.from(stampedText(head)));
}
/** A head as it stands in witness files, mails and bundles. */
export type WrittenHead = {
  number: number;
  size: number;
  root: string;
  at: string;
  previous: string;
  key: string;
  signature: string;
};

export function writeHead(head: TreeHead): WrittenHead {
  return {
    number: head.number,
    size: head.size,
    root: head.root.toString('hex'),
    at: head.at.toISOString(),
    previous: head.previous.toString('hex'),
    key: head.keyId,
    signature: head.signature.toString('hex'),
  };
}

/** Reads a written head; undefined when the text is none. */
export function readHead(text: string): TreeHead | undefined {
  let value: Partial<WrittenHead> | null;
  try {
    value = JSON.parse(text) as Partial<WrittenHead> | null;
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { number, size, at = '', root = '', previous = '', signature = '', key = '' } = value;
  const isWhole = Number.isSafeInteger(number) && Number.isSafeInteger(size) && !Number.isNaN(Date.parse(at));
  if (!isWhole || number === undefined || size === undefined) return undefined;
  const bytes = { root: Buffer.from(root, 'hex'), previous: Buffer.from(previous, 'hex') };
  return { number, size, at: new Date(at), keyId: key, ...bytes, signature: Buffer.from(signature, 'hex') };
}
