/*
 * Store of resumable uploads for the tus handlers: nothing is ever on disk in the clear, and an offset is told
 * only once its bytes are synced. `<id>.upload` is under way, `<id>.done` remembers what finishing answered, so
 * that a client that lost the answer gets the same one. One process serves one folder.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { DurableFolder } from './durable-folder.ts';
import { removeExpiredFiles } from './expired-uploads.ts';
import { FinishedUploads } from './finished-uploads.ts';
import { OpenUploads, uploadIdPattern } from './open-uploads.ts';
import { appendToUpload, readContent, type UploadFile } from './sealed-upload-file.ts';
import { untilStopped } from './until-stopped.ts';
import { readInfo, type UploadFiles } from './upload-files.ts';
import { uploadError } from './upload-problems.ts';
import type { UploadInfo, UploadKeyring, UploadResult } from './upload-record.ts';

/** Metadata key through which `register-uploads.ts` hands over the owner; clients cannot set it. */
export const ownerMetadataKey = 'upload-owner';
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
  readonly #files: UploadFiles;
  readonly #folder: DurableFolder;
  readonly #expiresAfterMs: number;
  readonly #now: () => Date;
  readonly #open: OpenUploads;
  readonly #finished: FinishedUploads;
  readonly #writing = new Map<string, Writing>();
  readonly #body = new AsyncLocalStorage<AsyncIterable<Uint8Array>>();
  readonly #finishing = new Map<string, Promise<UploadResult>>();

  constructor(options: SealedUploadStoreOptions) {
    super();
    // Not 'expiration': the library would judge it by the machine's clock. `getUpload` does, by the clock handed in.
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
    this.#files = { directory: options.directory, keyring: options.keyring };
    this.#folder = new DurableFolder(options.directory);
    this.#open = new OpenUploads(this.#files, (id) => this.#isBusy(id));
    this.#finished = new FinishedUploads(this.#files, this.#folder);
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
    const opened = this.#open.known(id);
    if (opened !== undefined) return (await opened).info;
    return (await this.#finished.find(id)) ?? readInfo(this.#files, id, 'upload');
  }

  override async create(upload: Upload): Promise<Upload> {
    const { [ownerMetadataKey]: ownerId, ...metadata } = upload.metadata ?? {};
    if (!uploadIdPattern.test(upload.id) || typeof ownerId !== 'string' || !upload.size) {
      throw ERRORS.INVALID_LENGTH;
    }
    await this.#folder.open();
    const createdAt = this.#now().toISOString();
    const info: UploadInfo = { id: upload.id, ownerId, size: upload.size, metadata, createdAt };
    await this.#open.create(info, this.#body.getStore() !== undefined);
    upload.creation_date = createdAt;
    upload.metadata = metadata;
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const done = await this.#findFinished(id);
    if (done !== undefined) return this.#describe(done, done.size);
    await this.#writing.get(id)?.done.catch(() => undefined);
    const upload = await this.#open.open(id);
    return this.#describe(upload.info, upload.received);
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const finished = await this.#findFinished(id);
    if (finished !== undefined) return finished.size;
    const upload = await this.#open.open(id);
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
    this.#finished.forget(id);
    await this.#open.remove(id);
    await this.#finished.remove(id);
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
    return removeExpiredFiles(this.#files, this.#expiresAfterMs, now, {
      isBusy: (id) => this.#isBusy(id),
      forget: (id) => {
        this.#open.forget(id);
        this.#finished.forget(id);
      },
    });
  }

  override deleteExpired(): Promise<number> {
    return this.removeExpired(this.#now());
  }

  async #finish(id: string, run: FinishUpload): Promise<UploadResult> {
    const done = await this.#findFinished(id);
    if (done?.result !== undefined) return done.result;
    const upload = await this.#open.open(id);
    if (upload.received !== upload.info.size) throw uploadError('upload.incomplete');
    const result = await run(upload.info, () => readContent(upload));
    await this.#finished.add(upload, result);
    await this.#open.remove(id);
    return result;
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

  /** One that is under way in memory is not looked for on disk. */
  async #findFinished(id: string): Promise<UploadInfo | undefined> {
    return this.#open.known(id) === undefined ? this.#finished.find(id) : this.#finished.known(id);
  }

  #isBusy(id: string): boolean {
    return this.#writing.has(id) || this.#finishing.has(id);
  }

  /** Releases the folder; call it when the server has stopped. */
  close(): Promise<void> {
    return this.#folder.close();
  }
}
