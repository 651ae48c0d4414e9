// From a finished source to PDF bytes: the small copies of the photos, then the writer. Outside any
// transaction: it takes seconds. It stores nothing.

import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { type PdfInput, PdfWriterError } from '#server/ports/pdf/pdf.port.ts';
import { readThumbnail, type StoredPhoto } from '../photos/public.ts';
import { photoFileName } from './case-report-source.ts';
import type { ReportResult } from './document/report-document.ts';
import type { ReportParts } from './report.ts';

const retrySeconds = 10;

/** Pictures by the file names that `case-report-source.ts` gives the photos, in the same order: their small copies. */
export async function makePictures(
  { objects }: Pick<ReportParts, 'objects'>,
  photos: readonly StoredPhoto[],
  key: DataKey,
): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const [index, photo] of photos.entries()) {
    files[photoFileName(index)] = (await readThumbnail({ objects }, photo, key)).body;
  }
  return files;
}

/** What was built, or an incident naming the fields that R6316-4 misses (names of fields only, no value). */
export function requireComplete<Data>(result: ReportResult<Data>): Data {
  if (result.ok) return result.data;
  const problems = result.problems.map(({ field, reason }) => `${field} ${reason}`);
  throw new Error(`report cannot be built: ${problems.slice(0, 10).join(', ')}`);
}

/** @throws AppError `report.unavailable` when the writer may manage later */
export async function writePdf({ pdf }: Pick<ReportParts, 'pdf'>, input: PdfInput): Promise<Buffer> {
  try {
    return await pdf.render(input);
  } catch (error) {
    if (error instanceof PdfWriterError && error.kind === 'try-later') throw unavailable();
    throw error;
  }
}

function unavailable(): AppError {
  return new AppError('report.unavailable', { retryAfterSeconds: retrySeconds });
}
