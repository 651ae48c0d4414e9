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
