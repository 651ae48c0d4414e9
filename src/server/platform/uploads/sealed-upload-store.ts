/*
 * Store of resumable uploads for the tus handlers: nothing is ever on disk in the clear, and an offset is told
 * only once its bytes are synced. `<id>.upload` is under way, `<id>.done` remembers what finishing answered, so
 * that a client that lost the answer gets the same one. One process serves one folder.
 */

import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { KeyUnusable } from '../crypto/keyring.ts';
import { SealBroken } from '../crypto/seal.ts';
import { frameCipher, newSealedHeader, openFile } from '../crypto/sealed-stream.ts';
import {
  appendToUpload,
  contentContext,
  readRecord,
  recoverUpload,
  type UploadFile,
} from './sealed-upload-file.ts';
import { uploadError } from './upload-problems.ts';
import {
  encodeUploadRecord,
  type UploadInfo,
  type UploadKeyring,
  type UploadResult,
} from './upload-record.ts';

/** Metadata key through which `register-uploads.ts` hands over the owner; clients cannot set it. */
export const ownerMetadataKey = 'upload-owner';
export const uploadIdPattern = /^[0-9a-f-]{32,36}$/;
const maxRemembered = 1_000;
const hourMs = 3_600_000;

export type SealedUploadStoreOptions = {
  /** Created when missing. */
  directory: string;
  keyring: UploadKeyring;
  /** Unfinished uploads, and remembered answers, live this long from creation. Default 72. */
  expiresAfterHours?: number;
  now?: () => Date;
};

export type FinishUpload = (info: UploadInfo, readAll: () => Promise<Buffer>) => Promise<UploadResult>;

export class SealedUploadStore extends DataStore {
  readonly #directory: string;
  readonly #keyring: UploadKeyring;
  readonly #expiresAfterMs: number;
  readonly #now: () => Date;
  readonly #opened = new Map<string, Promise<UploadFile>>();
  readonly #writing = new Map<string, Promise<void>>();
  readonly #finishing = new Map<string, Promise<UploadResult>>();
  #hasDirectory = false;

  constructor(options: SealedUploadStoreOptions) {
    super();
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
    this.#directory = options.directory;
    this.#keyring = options.keyring;
    this.#expiresAfterMs = (options.expiresAfterHours ?? 72) * hourMs;
    this.#now = options.now ?? (() => new Date());
  }

  override getExpiration(): number {
    return this.#expiresAfterMs;
  }

  /** What is known of an upload, under way or finished; undefined when there is none (or it cannot be read). */
  async findInfo(id: string): Promise<UploadInfo | undefined> {
    if (!uploadIdPattern.test(id)) return undefined;
    const opened = this.#opened.get(id);
    if (opened !== undefined) return (await opened).info;
    return (await this.#readInfo(id, 'done')) ?? (await this.#readInfo(id, 'upload'));
  }

  override async create(upload: Upload): Promise<Upload> {
    const { [ownerMetadataKey]: ownerId, ...metadata } = upload.metadata ?? {};
    if (!uploadIdPattern.test(upload.id) || typeof ownerId !== 'string' || !upload.size) {
      throw ERRORS.INVALID_LENGTH;
    }
    await this.#ensureDirectory();
    const createdAt = this.#now().toISOString();
    const info: UploadInfo = { id: upload.id, ownerId, size: upload.size, metadata, createdAt };
    const { key, wrapped } = this.#keyring.newDataKey();
    const record = encodeUploadRecord(info, key, wrapped);
    const header = newSealedHeader();
    const path = this.#path(upload.id, 'upload');
    await writeFile(path, Buffer.concat([record, header]), { flag: 'wx', mode: 0o600 });
    const cipher = frameCipher(key, contentContext(upload.id), header);
    const fileBytes = record.length + header.length;
    const recordBytes = record.length;
    const state = { frames: 0, received: 0, fileBytes, hasTornTail: false };
    this.#remember(upload.id, Promise.resolve({ info, key, wrapped, recordBytes, path, cipher, ...state }));
    upload.creation_date = createdAt;
    upload.metadata = metadata;
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const done = await this.#readInfo(id, 'done');
    if (done !== undefined) return this.#describe(done, done.size);
    await this.#writing.get(id)?.catch(() => undefined);
    const upload = await this.#open(id);
    return this.#describe(upload.info, upload.received);
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const done = await this.#readInfo(id, 'done');
    if (done !== undefined) return done.size;
    const upload = await this.#open(id);
    if (upload.received !== offset || this.#writing.has(id)) throw ERRORS.INVALID_OFFSET;
    if (upload.received === upload.info.size) return upload.received;
    const writing = this.#append(upload, source);
    this.#writing.set(id, writing);
    try {
      await writing;
    } finally {
      this.#writing.delete(id);
    }
    return upload.received;
  }

  override async remove(id: string): Promise<void> {
    if (!uploadIdPattern.test(id)) throw ERRORS.FILE_NOT_FOUND;
    this.#opened.delete(id);
    await rm(this.#path(id, 'upload'), { force: true });
    await rm(this.#path(id, 'done'), { force: true });
  }

  /**
   * Finishes a whole upload through `run`, once at a time, and remembers its answer; asked again, gives the same
   * answer without running. When `run` throws, the upload stays and can be finished later. Should the machine stop
   * between `run` and remembering, `run` is called again: it must be idempotent by upload id.
   * Throws `upload.not_found`, `upload.incomplete`.
   */
  finish(id: string, run: FinishUpload): Promise<UploadResult> {
    const underWay = this.#finishing.get(id);
    if (underWay !== undefined) return underWay;
    const finishing = this.#finish(id, run).finally(() => this.#finishing.delete(id));
    this.#finishing.set(id, finishing);
    return finishing;
  }

  /** Removes uploads and remembered answers that expired before `now`, and unreadable leftovers; returns how many. */
  async removeExpired(now: Date): Promise<number> {
    const names = await readdir(this.#directory).catch(ignoreMissing);
    let removed = 0;
    for (const name of names ?? []) {
      const id = name.slice(0, name.indexOf('.'));
      if (this.#writing.has(id) || this.#finishing.has(id)) continue;
      const path = join(this.#directory, name);
      const bornAt = await this.#bornAt(id, path);
      if (bornAt === undefined || bornAt.getTime() + this.#expiresAfterMs > now.getTime()) continue;
      this.#opened.delete(id);
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  override deleteExpired(): Promise<number> {
    return this.removeExpired(this.#now());
  }

  async #finish(id: string, run: FinishUpload): Promise<UploadResult> {
    const done = await this.#readInfo(id, 'done');
    if (done?.result !== undefined) return done.result;
    const upload = await this.#open(id);
    if (upload.received !== upload.info.size) throw uploadError('upload.incomplete');
    const result = await run(upload.info, () => readContent(upload));
    await this.#writeDone(upload, result);
    this.#opened.delete(id);
    await rm(upload.path, { force: true });
    return result;
  }

  async #writeDone(upload: UploadFile, result: UploadResult): Promise<void> {
    const path = this.#path(upload.info.id, 'done');
    const record = encodeUploadRecord({ ...upload.info, result }, upload.key, upload.wrapped);
    await writeFile(`${path}.new`, record, { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
    await syncDirectory(this.#directory);
  }

  /** The first append also makes the file's name durable. */
  async #append(upload: UploadFile, source: Readable): Promise<void> {
    const isFirst = upload.frames === 0;
    try {
      await appendToUpload(upload, source);
    } finally {
      if (isFirst && upload.frames > 0) await syncDirectory(this.#directory);
    }
  }

  #describe(info: UploadInfo, offset: number): Upload {
    const expiresAt = Date.parse(info.createdAt) + this.#expiresAfterMs;
    if (this.#now().getTime() > expiresAt) throw ERRORS.FILE_NO_LONGER_EXISTS;
    const { id, size, metadata, createdAt } = info;
    return new Upload({ id, size, offset, metadata: { ...metadata }, creation_date: createdAt });
  }

  /** The upload under way, read from disk once. Throws tus's FILE_NOT_FOUND. */
  async #open(id: string): Promise<UploadFile> {
    const known = this.#opened.get(id);
    if (known !== undefined) return known;
    if (!uploadIdPattern.test(id)) throw ERRORS.FILE_NOT_FOUND;
    const opening = recoverUpload(this.#path(id, 'upload'), id, this.#keyring);
    this.#remember(id, opening);
    try {
      return await opening;
    } catch (error) {
      this.#opened.delete(id);
      if (isMissing(error) || isUnreadable(error)) throw ERRORS.FILE_NOT_FOUND;
      throw error;
    }
  }

  #remember(id: string, opening: Promise<UploadFile>): void {
    this.#opened.set(id, opening);
    if (this.#opened.size <= maxRemembered) return;
    for (const oldest of this.#opened.keys()) {
      if (oldest === id || this.#writing.has(oldest) || this.#finishing.has(oldest)) continue;
      this.#opened.delete(oldest);
      return;
    }
  }

  async #readInfo(id: string, kind: 'upload' | 'done'): Promise<UploadInfo | undefined> {
    if (kind === 'done' && this.#opened.has(id)) return undefined;
    try {
      return (await readRecord(this.#path(id, kind), id, this.#keyring)).info;
    } catch (error) {
      if (isMissing(error) || isUnreadable(error)) return undefined;
      throw error;
    }
  }

  async #bornAt(id: string, path: string): Promise<Date | undefined> {
    try {
      return new Date((await readRecord(path, id, this.#keyring)).info.createdAt);
    } catch (error) {
      if (isMissing(error)) return undefined;
      return (await stat(path).catch(ignoreMissing))?.mtime;
    }
  }

  async #ensureDirectory(): Promise<void> {
    if (this.#hasDirectory) return;
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    this.#hasDirectory = true;
  }

  #path(id: string, kind: 'upload' | 'done'): string {
    return join(this.#directory, `${id}.${kind}`);
  }
}

async function readContent(upload: UploadFile): Promise<Buffer> {
  const file = await readFile(upload.path);
  return openFile(upload.key, contentContext(upload.info.id), file.subarray(upload.recordBytes));
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof SealBroken || error instanceof KeyUnusable;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
