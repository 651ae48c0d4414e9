/*
 * The head of an upload file: everything known about the upload, sealed with the key of its content.
 *   "CUP" | version (1) | length of wrapped key (2) | length of sealed info (4) | wrapped key | sealed info
 * A `.upload` file goes on with a sealed file (`sealed-stream.ts`); a `.done` file ends here.
 */
import type { DataKey } from '../crypto/data-key.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { openJson, SealBroken, sealJson } from '../crypto/seal.ts';

const magic = Buffer.of(0x43, 0x55, 0x50, 1);
const fixedBytes = magic.length + 6;
/** Head of any upload, at most; metadata and results are bounded well below. */
export const maxRecordBytes = 64 * 1024;

/** Status and JSON body that finishing answered. */
export type UploadResult = { readonly status: number; readonly body: unknown };

export type UploadInfo = {
  readonly id: string;
  readonly ownerId: string;
  /** Bytes of the whole content. */
  readonly size: number;
  readonly metadata: Readonly<Record<string, string | null>>;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Present once finished. */
  readonly result?: UploadResult;
};

export type UploadRecord = { info: UploadInfo; key: DataKey; wrapped: string; recordBytes: number };
export type UploadKeyring = Pick<Keyring, 'newDataKey' | 'unwrap'>;

const contextOf = (id: string): string => `upload:${id}:info`;

/** Throws `RangeError` when it would be larger than `maxRecordBytes`. */
export function encodeUploadRecord(info: UploadInfo, key: DataKey, wrapped: string): Buffer {
  const wrappedBytes = Buffer.from(wrapped, 'ascii');
  const sealed = sealJson(key, contextOf(info.id), info);
  const lengths = Buffer.allocUnsafe(6);
  lengths.writeUInt16BE(wrappedBytes.length, 0);
  lengths.writeUInt32BE(sealed.length, 2);
  const record = Buffer.concat([magic, lengths, wrappedBytes, sealed]);
  if (record.length > maxRecordBytes) throw new RangeError('Too much metadata for one upload');
  return record;
}

/** Reads the record at the start of `bytes`. Throws `SealBroken`, `KeyUnusable`. */
export function decodeUploadRecord(id: string, bytes: Buffer, keyring: UploadKeyring): UploadRecord {
  if (bytes.length < fixedBytes || !magic.equals(bytes.subarray(0, magic.length))) throw new SealBroken();
  const infoAt = fixedBytes + bytes.readUInt16BE(magic.length);
  const recordBytes = infoAt + bytes.readUInt32BE(magic.length + 2);
  if (recordBytes > bytes.length) throw new SealBroken();
  const wrapped = bytes.toString('ascii', fixedBytes, infoAt);
  const key = keyring.unwrap(wrapped);
  const info = openJson<UploadInfo>(key, contextOf(id), bytes.subarray(infoAt, recordBytes));
  return { info, key, wrapped, recordBytes };
}
