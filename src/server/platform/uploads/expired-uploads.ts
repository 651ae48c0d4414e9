/* Uploads and remembered answers that live no longer, and leftovers that nobody can read. */
import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing, isMissing } from './missing-file.ts';
import { readRecord } from './sealed-upload-file.ts';
import type { UploadFiles } from './upload-files.ts';
import type { UploadKeyring } from './upload-record.ts';

/**
 * Removes what expired before `now` (`expiresAfterMs` from creation) and is not busy, telling `forget` first; returns how
 * many files.
 */
export async function removeExpiredFiles(
  { directory, keyring }: UploadFiles,
  expiresAfterMs: number,
  now: Date,
  store: { isBusy: (id: string) => boolean; forget: (id: string) => void },
): Promise<number> {
  const names = await readdir(directory).catch(ignoreMissing);
  let removed = 0;
  for (const name of names ?? []) {
    const id = name.slice(0, name.indexOf('.'));
    if (store.isBusy(id)) continue;
    const path = join(directory, name);
    const born = await bornAt(path, id, keyring);
    if (born === undefined || born.getTime() + expiresAfterMs > now.getTime()) continue;
    store.forget(id);
    await unlink(path).catch(ignoreMissing);
    removed += 1;
  }
  return removed;
}

async function bornAt(path: string, id: string, keyring: UploadKeyring): Promise<Date | undefined> {
  try {
    return new Date((await readRecord(path, id, keyring)).info.createdAt);
  } catch (error) {
    if (isMissing(error)) return undefined;
    return (await stat(path).catch(ignoreMissing))?.mtime;
  }
}
