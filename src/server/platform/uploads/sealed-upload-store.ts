/*
 * Store of resumable uploads for the tus handlers: nothing is ever on disk in the clear, and an offset is told
 * only once its bytes are synced. `<id>.upload` is under way, `<id>.done` remembers what finishing answered, so
 * that a client that lost the answer gets the same one. One process serves one folder.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { KeyUnusable } from '../crypto/keyring.ts';
import { SealBroken } from '../crypto/seal.ts';
import { frameCipher, newSealedHeader } from '../crypto/sealed-stream.ts';
import { DurableFolder } from './durable-folder.ts';
import { removeExpiredFiles } from './expired-uploads.ts';
import { ignoreMissing, isMissing } from './missing-file.ts';
import {
  appendToUpload,
  contentContext,
  readContent,
  readRecord,
  recoverUpload,
  type UploadFile,
} from './sealed-upload-file.ts';
import { untilStopped } from './until-stopped.ts';
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

type Writing = { done: Promise<void>; stop: AbortController };

export class SealedUploadStore extends DataStore {
  readonly #directory: string;
  readonly #folder: DurableFolder;
  readonly #keyring: UploadKeyring;
  readonly #expiresAfterMs: number;
  readonly #now: () => Date;
  readonly #opened = new Map<string, Promise<UploadFile>>();
  readonly #writing = new Map<string, Writing>();
  readonly #body = new AsyncLocalStorage<AsyncIterable<Uint8Array>>();
  readonly #finishing = new Map<string, Promise<UploadResult>>();
  readonly #done = new Map<string, UploadInfo>();

  constructor(options: SealedUploadStoreOptions) {
    super();
    // Not 'expiration': the library would judge it by the machine's clock. `getUpload` does, by the clock handed in.
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
    this.#directory = options.directory;
    this.#folder = new DurableFolder(options.directory);
    this.#keyring = options.keyring;
    this.#expiresAfterMs = (options.expiresAfterHours ?? 72) * hourMs;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Runs `handle` so that what it writes is read from `body`. The tus handlers would pass a body through four
   * streams, which costs more than sealing it; this way it comes straight from the socket.
   */
  receiving<T>(body: AsyncIterable<Uint8Array> | undefined, handle: () => Promise<T>): Promise<T> {
    return body === undefined ? handle() : this.#body.run(body, handle);
  }

  /** Ends the append under way as if its body had ended; what arrived is kept. */
  interrupt(id: string): void {
    this.#writing.get(id)?.stop.abort();
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
    await this.#folder.open();
    const createdAt = this.#now().toISOString();
    const info: UploadInfo = { id: upload.id, ownerId, size: upload.size, metadata, createdAt };
    const { key, wrapped } = this.#keyring.newDataKey();
    const record = encodeUploadRecord(info, key, wrapped);
    const header = newSealedHeader();
    const head = Buffer.concat([record, header]);
    const path = this.#path(upload.id, 'upload');
    const hasBody = this.#body.getStore() !== undefined;
    if (!hasBody) await writeFile(path, head, { flag: 'wx', mode: 0o600 });
    const file: UploadFile = {
      ...{ info, key, wrapped, path, recordBytes: record.length, fileBytes: head.length },
      ...{ frames: 0, received: 0, hasTornTail: false, unwritten: hasBody ? head : undefined },
      cipher: frameCipher(key, contentContext(upload.id), header),
    };
    this.#remember(upload.id, Promise.resolve(file));
    upload.creation_date = createdAt;
    upload.metadata = metadata;
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const done = await this.#readInfo(id, 'done');
    if (done !== undefined) return this.#describe(done, done.size);
    await this.#writing.get(id)?.done.catch(() => undefined);
    const upload = await this.#open(id);
    return this.#describe(upload.info, upload.received);
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const finished = await this.#readInfo(id, 'done');
    if (finished !== undefined) return finished.size;
    const upload = await this.#open(id);
    if (upload.received !== offset || this.#writing.has(id)) throw ERRORS.INVALID_OFFSET;
    if (upload.received === upload.info.size) return upload.received;
    const stop = new AbortController();
    const done = this.#append(upload, untilStopped(this.#body.getStore() ?? source, stop.signal));
    this.#writing.set(id, { done, stop });
    try {
      await done;
    } finally {
      this.#writing.delete(id);
    }
    return upload.received;
  }

  override async remove(id: string): Promise<void> {
    if (!uploadIdPattern.test(id)) throw ERRORS.FILE_NOT_FOUND;
    this.#opened.delete(id);
    this.#done.delete(id);
    await unlink(this.#path(id, 'upload')).catch(ignoreMissing);
    await unlink(this.#path(id, 'done')).catch(ignoreMissing);
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
  removeExpired(now: Date): Promise<number> {
    const folder = {
      directory: this.#directory,
      keyring: this.#keyring,
      expiresAfterMs: this.#expiresAfterMs,
    };
    return removeExpiredFiles(folder, now, {
      isBusy: (id) => this.#writing.has(id) || this.#finishing.has(id),
      forget: (id) => {
        this.#opened.delete(id);
        this.#done.delete(id);
      },
    });
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
    await unlink(upload.path).catch(ignoreMissing);
    return result;
  }

  async #writeDone(upload: UploadFile, result: UploadResult): Promise<void> {
    const info: UploadInfo = { ...upload.info, result };
    const record = encodeUploadRecord(info, upload.key, upload.wrapped);
    await writeFile(this.#path(info.id, 'done'), record, { mode: 0o600, flush: true });
    await this.#folder.sync();
    this.#done.set(info.id, info);
    forgetOldest(this.#done, () => false);
  }

  /** The first append also makes the file's name durable. */
  async #append(upload: UploadFile, source: AsyncIterable<Uint8Array>): Promise<void> {
    const isFirst = upload.frames === 0;
    try {
      await appendToUpload(upload, source);
    } finally {
      if (isFirst && upload.frames > 0) await this.#folder.sync();
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
    forgetOldest(this.#opened, (one) => one === id || this.#writing.has(one) || this.#finishing.has(one));
  }

  async #readInfo(id: string, kind: 'upload' | 'done'): Promise<UploadInfo | undefined> {
    const remembered = this.#done.get(id);
    if (remembered !== undefined) return remembered;
    if (kind === 'done' && this.#opened.has(id)) return undefined;
    try {
      return (await readRecord(this.#path(id, kind), id, this.#keyring)).info;
    } catch (error) {
      if (isMissing(error) || isUnreadable(error)) return undefined;
      throw error;
    }
  }

  /** Releases the folder; call it when the server has stopped. */
  close(): Promise<void> {
    return this.#folder.close();
  }

  #path(id: string, kind: 'upload' | 'done'): string {
    return join(this.#directory, `${id}.${kind}`);
  }
}

function forgetOldest(map: Map<string, unknown>, isKept: (id: string) => boolean): void {
  if (map.size <= maxRemembered) return;
  for (const id of map.keys()) {
    if (isKept(id)) continue;
    map.delete(id);
    return;
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof SealBroken || error instanceof KeyUnusable;
}
