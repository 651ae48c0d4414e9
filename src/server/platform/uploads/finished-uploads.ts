import { unlink, writeFile } from 'node:fs/promises';
import type { DurableFolder } from './durable-folder.ts';
import { forgetOldest } from './forget-oldest.ts';
import { ignoreMissing } from './missing-file.ts';
import type { UploadFile } from './sealed-upload-file.ts';
import { readInfo, type UploadFiles, uploadPath } from './upload-files.ts';
import { encodeUploadRecord, type UploadInfo, type UploadResult } from './upload-record.ts';

/** What finishing answered, by upload: on disk, so that a client that lost the answer gets the same one. */
export class FinishedUploads {
  readonly #files: UploadFiles;
  readonly #folder: DurableFolder;
  readonly #known = new Map<string, UploadInfo>();

  constructor(files: UploadFiles, folder: DurableFolder) {
    this.#files = files;
    this.#folder = folder;
  }

  /** In memory only. */
  known(id: string): UploadInfo | undefined {
    return this.#known.get(id);
  }

  /** Undefined when it is not finished, or nobody can read it. */
  async find(id: string): Promise<UploadInfo | undefined> {
    return this.#known.get(id) ?? readInfo(this.#files, id, 'done');
  }

  /** Synced when it resolves. */
  async add(upload: UploadFile, result: UploadResult): Promise<void> {
    const info: UploadInfo = { ...upload.info, result };
    const record = encodeUploadRecord(info, upload.key, upload.wrapped);
    await writeFile(uploadPath(this.#files, info.id, 'done'), record, { mode: 0o600, flush: true });
    await this.#folder.sync();
    this.#known.set(info.id, info);
    forgetOldest(this.#known, () => false);
  }

  /** The file stays. */
  forget(id: string): void {
    this.#known.delete(id);
  }

  async remove(id: string): Promise<void> {
    this.forget(id);
    await unlink(uploadPath(this.#files, id, 'done')).catch(ignoreMissing);
  }
}
