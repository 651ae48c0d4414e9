/* The files of the uploads of one folder: where each lies, and what can be read of it. */
import { join } from 'node:path';
import { KeyUnusable } from '../crypto/keyring.ts';
import { SealBroken } from '../crypto/seal.ts';
import { isMissing } from './missing-file.ts';
import { readRecord } from './sealed-upload-file.ts';
import type { UploadInfo, UploadKeyring } from './upload-record.ts';

export type UploadFiles = { readonly directory: string; readonly keyring: UploadKeyring };

/** `upload`: under way; `done`: what finishing answered. */
export type UploadFileKind = 'upload' | 'done';

export function uploadPath({ directory }: UploadFiles, id: string, kind: UploadFileKind): string {
  return join(directory, `${id}.${kind}`);
}

/** Undefined when there is no such file, or nobody can read it. */
export async function readInfo(
  files: UploadFiles,
  id: string,
  kind: UploadFileKind,
): Promise<UploadInfo | undefined> {
  try {
    return (await readRecord(uploadPath(files, id, kind), id, files.keyring)).info;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Not there, not whole, or sealed with a key that is no longer there. */
export function isGone(error: unknown): boolean {
  return isMissing(error) || error instanceof SealBroken || error instanceof KeyUnusable;
}
