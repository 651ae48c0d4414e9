// As much of a web socket (RFC 6455 §5.2) as two ends need that send each other short texts: whole frames of up to 64 kB.
import type { Readable } from 'node:stream';

const text = 1;
const close = 8;

/** One whole text from the server: never masked. */
export function textFrame(said: string): Buffer {
  const payload = Buffer.from(said);
  const head = Buffer.alloc(payload.length < 126 ? 2 : 4);
  head[0] = 0x80 | text;
  if (payload.length < 126) head[1] = payload.length;
  else {
    head[1] = 126;
    head.writeUInt16BE(payload.length, 2);
  }
  return Buffer.concat([head, payload]);
}

/** Hands on each text of the browser; what is no text is passed over, and its wish to close ends the stream. */
export function readTextFrames(from: Readable, hear: (said: string) => void): void {
  let waiting = Buffer.alloc(0);
  from.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let frame = firstFrame(waiting); frame; frame = firstFrame(waiting)) {
      waiting = waiting.subarray(frame.size);
      if (frame.kind === text) hear(frame.payload.toString('utf8'));
      if (frame.kind === close) from.destroy();
    }
  });
}

function firstFrame(bytes: Buffer): { kind: number; payload: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const lengthEnd = short === 126 ? 4 : 2;
  if (bytes.length < lengthEnd) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short;
  const size = lengthEnd + 4 + length;
  if (bytes.length < size) return undefined;
  const mask = bytes.subarray(lengthEnd, lengthEnd + 4);
  const payload = Buffer.from(bytes.subarray(lengthEnd + 4, size));
  for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0);
  return { kind: bytes.readUInt8(0) & 0x0f, payload, size };
}
