import { unlink, writeFile } from 'node:fs/promises';
import { ERRORS } from '@tus/server';
import { frameCipher, newSealedHeader } from '../crypto/sealed-stream.ts';
import { forgetOldest } from './forget-oldest.ts';
import { ignoreMissing } from './missing-file.ts';
import { contentContext, recoverUpload, type UploadFile } from './sealed-upload-file.ts';
import { isGone, type UploadFiles, uploadPath } from './upload-files.ts';
import { encodeUploadRecord, type UploadInfo } from './upload-record.ts';

export const uploadIdPattern = /^[0-9a-f-]{32,36}$/;

/** The uploads under way, each read from disk once. */
export class OpenUploads {
  readonly #files: UploadFiles;
  readonly #isBusy: (id: string) => boolean;
  readonly #opened = new Map<string, Promise<UploadFile>>();

  /** `isBusy`: must not be forgotten now. */
  constructor(files: UploadFiles, isBusy: (id: string) => boolean) {
    this.#files = files;
    this.#isBusy = isBusy;
  }

  /** Undefined when it has not been read since the start: it may be on disk. */
  known(id: string): Promise<UploadFile> | undefined {
    return this.#opened.get(id);
  }

  /** A new one. With a body that comes along, the head is written with its first bytes. */
  async create(info: UploadInfo, hasBody: boolean): Promise<void> {
    const { key, wrapped } = this.#files.keyring.newDataKey();
    const record = encodeUploadRecord(info, key, wrapped);
    const header = newSealedHeader();
    const head = Buffer.concat([record, header]);
    const path = uploadPath(this.#files, info.id, 'upload');
    if (!hasBody) await writeFile(path, head, { flag: 'wx', mode: 0o600 });
    const file: UploadFile = {
      ...{ info, key, wrapped, path, recordBytes: record.length, fileBytes: head.length },
      ...{ frames: 0, received: 0, hasTornTail: false, unwritten: hasBody ? head : undefined },
      cipher: frameCipher(key, contentContext(info.id), header),
    };
    this.#remember(info.id, Promise.resolve(file));
  }

  /** Read from disk where it is not known. @throws FILE_NOT_FOUND of tus */
  async open(id: string): Promise<UploadFile> {
    const known = this.#opened.get(id);
    if (known !== undefined) return known;
    if (!uploadIdPattern.test(id)) throw ERRORS.FILE_NOT_FOUND;
    const opening = recoverUpload(uploadPath(this.#files, id, 'upload'), id, this.#files.keyring);
    this.#remember(id, opening);
    try {
      return await opening;
    } catch (error) {
      this.#opened.delete(id);
      throw isGone(error) ? ERRORS.FILE_NOT_FOUND : error;
    }
  }

  /** The file stays. */
  forget(id: string): void {
    this.#opened.delete(id);
  }

  async remove(id: string): Promise<void> {
    this.forget(id);
    await unlink(uploadPath(this.#files, id, 'upload')).catch(ignoreMissing);
  }

  #remember(id: string, opening: Promise<UploadFile>): void {
    this.#opened.set(id, opening);
    forgetOldest(this.#opened, (one) => one === id || this.#isBusy(one));
  }
}
