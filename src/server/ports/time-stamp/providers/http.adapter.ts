/*
 * A time-stamp service over HTTP (RFC 3161 §3.4). It sees a hash and the address of this server.
 */
import { randomBytes } from 'node:crypto';
import { NoTimeStamp, type TimeStampPort } from '../time-stamp.port.ts';
import { checkToken, readAnswer, writeRequest } from '../time-stamp-token.ts';

const timeoutMs = 15_000;
const mostBytes = 64 * 1024;

export function createHttpTimeStamp(url: string): TimeStampPort {
  return {
    async stamp(content) {
      const nonce = newNonce();
      const answer = await post(url, writeRequest(content, nonce));
      return checkToken(content, readAnswer(answer, nonce));
    },
  };
}

/** A positive integer that DER writes as it is. */
function newNonce(): Buffer {
  const nonce = randomBytes(12);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

async function post(url: string, body: Buffer): Promise<Buffer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new NoTimeStamp(`The service answered ${response.status}`);
    const answer = Buffer.from(await response.arrayBuffer());
    if (answer.length > mostBytes) throw new NoTimeStamp('The answer is too long');
    return answer;
  } catch (error) {
    if (error instanceof NoTimeStamp) throw error;
    throw new NoTimeStamp('The service did not answer');
  }
}
