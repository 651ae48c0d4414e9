/*
 * Reads and checks tokens of RFC 3161: the imprint is that of the content, the signature that of the certificate inside.
 * Whether that certificate is one to believe is for whoever reads the proof (`openssl ts -verify -CAfile`).
 */
import { hash } from 'node:crypto';
import { fromBER, Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  ContentInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { NoTimeStamp, type TimeStamp, TimeStampBroken } from './time-stamp.port.ts';

const sha256Oid = '2.16.840.1.101.3.4.2.1';
const tokenOid = '1.2.840.113549.1.9.16.1.4';

/** DER of a request over the SHA-256 of this content, with the nonce that the answer must repeat. */
export function writeRequest(content: Uint8Array, nonce: Uint8Array): Buffer {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid }),
      hashedMessage: new OctetString({ valueHex: exact(hash('sha256', content, 'buffer')) }),
    }),
    nonce: new Integer({ valueHex: exact(nonce) }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER(false));
}

/** The token of an answer. @throws NoTimeStamp when it was refused or cannot be read; TimeStampBroken on a wrong nonce */
export function readAnswer(answer: Uint8Array, nonce: Uint8Array): Buffer {
  const response = parsed(() => new TimeStampResp({ schema: fromBER(exact(answer)).result }));
  if (response === undefined) throw new NoTimeStamp('The answer is no time stamp');
  const { status } = response.status;
  if ((status !== 0 && status !== 1) || !response.timeStampToken) {
    throw new NoTimeStamp(`The service refused, status ${status}`);
  }
  const token = Buffer.from(response.timeStampToken.toSchema().toBER(false));
  const { info } = open(token);
  const repeated = info.nonce ? Buffer.from(info.nonce.valueBlock.valueHexView) : Buffer.alloc(0);
  if (!repeated.equals(Buffer.from(nonce))) throw new TimeStampBroken('The answer is to another request');
  return token;
}

/** The time a token vouches for. @throws TimeStampBroken */
export async function checkToken(content: Uint8Array, token: Uint8Array): Promise<TimeStamp> {
  const { signed, info } = open(token);
  const imprint = info.messageImprint;
  const digest = Buffer.from(imprint.hashedMessage.valueBlock.valueHexView);
  const isOver =
    imprint.hashAlgorithm.algorithmId === sha256Oid && digest.equals(hash('sha256', content, 'buffer'));
  if (!isOver) throw new TimeStampBroken('The token is over another content');
  const isSigned = await signed
    .verify({ signer: 0, data: exact(content), checkChain: false })
    .catch(() => false);
  if (!isSigned) throw new TimeStampBroken('The signature of the token is wrong');
  return { token: Buffer.from(token), at: info.genTime };
}

function open(token: Uint8Array): { signed: SignedData; info: TSTInfo } {
  const found = parsed(() => {
    const signed = new SignedData({
      schema: new ContentInfo({ schema: fromBER(exact(token)).result }).content,
    });
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== tokenOid || !eContent) return undefined;
    return {
      signed,
      info: new TSTInfo({ schema: fromBER(exact(new Uint8Array(eContent.getValue()))).result }),
    };
  });
  if (found === undefined) throw new TimeStampBroken('The token cannot be read');
  return found;
}

function parsed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The libraries want buffers of exactly the content. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
