/*
 * One unfinished upload on disk: its record, then sealed frames. Content counts as received only when its frames
 * are synced. After a crash every frame is authenticated and the file counts up to the first that is not whole.
 */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { ERRORS } from '@tus/server';
import { SealBroken } from '../crypto/seal.ts';
import {
  type FrameCipher,
  frameCipher,
  frameHeadBytes,
  frameOverheadBytes,
  maxFrameBytes,
  openFile,
  readFrameHead,
  sealedHeaderBytes,
} from '../crypto/sealed-stream.ts';
import { discardBytes } from '../memory/discard-bytes.ts';
import {
  decodeUploadRecord,
  maxRecordBytes,
  type UploadKeyring,
  type UploadRecord,
} from './upload-record.ts';

export type UploadFile = UploadRecord & {
  readonly path: string;
  cipher: FrameCipher;
  /** Frames and plain bytes synced so far, and where the next frame goes. */
  frames: number;
  received: number;
  fileBytes: number;
  /** Record and header, until the first append writes them to a new file. */
  unwritten: Buffer | undefined;
  /** Bytes of an unfinished frame may follow `fileBytes`; cut before writing on. */
  hasTornTail: boolean;
};

export const contentContext = (id: string): string => `upload:${id}:content`;

/** Reads the record of an upload file. Throws `SealBroken`, `KeyUnusable`, and ENOENT. */
export async function readRecord(path: string, id: string, keyring: UploadKeyring): Promise<UploadRecord> {
  const file = await open(path, 'r');
  try {
    return decodeUploadRecord(id, await readAt(file, 0, maxRecordBytes), keyring);
  } finally {
    await file.close();
  }
}

/** The whole content in the clear. */
export async function readContent(upload: UploadFile): Promise<Buffer> {
  const file = await readFile(upload.path);
  const content = openFile(upload.key, contentContext(upload.info.id), file.subarray(upload.recordBytes));
  discardBytes(file);
  return content;
}

/** Opens an upload after a restart and finds how much of it is whole. */
export async function recoverUpload(path: string, id: string, keyring: UploadKeyring): Promise<UploadFile> {
  const file = await open(path, 'r');
  try {
    const record = decodeUploadRecord(id, await readAt(file, 0, maxRecordBytes), keyring);
    const header = await readAt(file, record.recordBytes, sealedHeaderBytes);
    const cipher = frameCipher(record.key, contentContext(id), header);
    const upload: UploadFile = {
      ...record,
      path,
      cipher,
      frames: 0,
      received: 0,
      fileBytes: record.recordBytes + sealedHeaderBytes,
      unwritten: undefined,
      hasTornTail: false,
    };
    while (await takeWholeFrame(file, upload));
    upload.hasTornTail = (await file.stat()).size > upload.fileBytes;
    return upload;
  } finally {
    await file.close();
  }
}

/**
 * Appends content and syncs it. What arrived before the source failed is kept, and the failure is thrown after.
 * On a failing disk nothing counts as received.
 */
export async function appendToUpload(upload: UploadFile, source: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(upload.path, upload.unwritten === undefined ? 'r+' : 'w', 0o600);
  const buffers = freeBuffers.pop() ?? newBuffers();
  try {
    if (upload.unwritten !== undefined) await file.write(upload.unwritten, 0, upload.unwritten.length, 0);
    else if (upload.hasTornTail) await file.truncate(upload.fileBytes);
    upload.hasTornTail = true;
    const writer = createFrameWriter(file, upload, buffers);
    const sourceFailure = await pour(source, writer);
    await writer.flush();
    await file.datasync();
    Object.assign(upload, writer.progress());
    upload.unwritten = undefined;
    upload.hasTornTail = false;
    if (sourceFailure !== undefined) throw sourceFailure.error;
  } finally {
    if (freeBuffers.length < maxFreeBuffers) freeBuffers.push(buffers);
    await file.close();
  }
}

/** Used again from append to append: fresh ones would keep the garbage collector busier than the ciphers. */
type FrameBuffers = { plain: Buffer; sealed: Buffer };
const maxFreeBuffers = 8;
const framesPerWrite = 2;
const freeBuffers: FrameBuffers[] = [];

function newBuffers(): FrameBuffers {
  return {
    plain: Buffer.allocUnsafeSlow(maxFrameBytes),
    sealed: Buffer.allocUnsafeSlow(framesPerWrite * (maxFrameBytes + frameOverheadBytes)),
  };
}

/** Errors of the disk are thrown; an error of the source is handed back. */
async function pour(
  source: AsyncIterable<Uint8Array>,
  writer: FrameWriter,
): Promise<{ error: unknown } | undefined> {
  const pieces = source[Symbol.asyncIterator]();
  for (;;) {
    let step: IteratorResult<Uint8Array>;
    try {
      step = await pieces.next();
    } catch (error) {
      return { error };
    }
    if (step.done === true) return undefined;
    await writer.push(step.value);
  }
}

type FrameWriter = {
  push(chunk: Uint8Array): Promise<void>;
  flush(): Promise<void>;
  progress(): { frames: number; received: number; fileBytes: number };
};

/** Holds at most one frame of plain bytes, in memory only, and `framesPerWrite` sealed ones. */
function createFrameWriter(file: FileHandle, upload: UploadFile, buffers: FrameBuffers): FrameWriter {
  const { plain, sealed } = buffers;
  const { size } = upload.info;
  let { frames, received, fileBytes } = upload;
  let held = 0;
  let sealedHeld = 0;

  function sealHeld(): void {
    const position = { index: frames, plainOffset: received };
    const isLast = received + held === size;
    sealedHeld += upload.cipher.sealInto(sealed, sealedHeld, {
      position,
      plain: plain.subarray(0, held),
      isLast,
    });
    frames += 1;
    received += held;
    held = 0;
  }

  async function write(): Promise<void> {
    if (sealedHeld === 0) return;
    await file.write(sealed, 0, sealedHeld, fileBytes);
    fileBytes += sealedHeld;
    sealedHeld = 0;
  }

  return {
    progress: () => ({ frames, received, fileBytes }),
    async push(chunk) {
      if (received + held + chunk.length > size) throw ERRORS.ERR_SIZE_EXCEEDED;
      for (let at = 0; at < chunk.length; ) {
        const part = chunk.subarray(at, at + maxFrameBytes - held);
        plain.set(part, held);
        held += part.length;
        at += part.length;
        if (held === maxFrameBytes) sealHeld();
        if (sealedHeld + maxFrameBytes + frameOverheadBytes > sealed.length) await write();
      }
    },
    async flush() {
      if (held > 0) sealHeld();
      await write();
    },
  };
}

async function takeWholeFrame(file: FileHandle, upload: UploadFile): Promise<boolean> {
  try {
    const head = readFrameHead(await readAt(file, upload.fileBytes, frameHeadBytes));
    const frame = await readAt(file, upload.fileBytes, head.sealedBytes);
    const position = { index: upload.frames, plainOffset: upload.received };
    const { plain } = upload.cipher.open(position, frame);
    upload.frames += 1;
    upload.received += plain.length;
    upload.fileBytes += head.sealedBytes;
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

/** Up to `length` bytes from `position`; fewer at the end of the file. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
