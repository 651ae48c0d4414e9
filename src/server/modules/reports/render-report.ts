// From a finished source to PDF bytes: small pictures out of the sealed display copies, then the writer. Outside any
// transaction: it takes seconds. It stores nothing.

import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { createGate } from '#server/platform/images/bounded-gate.ts';
import { makePreview } from '#server/platform/images/make-thumbnail.ts';
import { type PdfInput, PdfWriterError } from '#server/ports/pdf/pdf.port.ts';
import { readDisplay, type StoredPhoto } from '../photos/public.ts';
import { photoFileName } from './case-report-source.ts';
import type { ReportResult } from './document/report-document.ts';
import type { ReportParts } from './report.ts';

/** Longer side of a printed picture, in pixels: three to a row at about 300 dpi. */
const pictureSide = 900;
const retrySeconds = 10;
/** Full display copies are in memory only while one report at a time shrinks them. */
const pictureGate = createGate({ concurrency: 1, queueLength: 50 });

/**
 * Pictures by the file names that `case-report-source.ts` gives the photos, in the same order.
 * @throws AppError `report.unavailable` when too many reports are in work
 */
export async function makePictures(
  { objects }: Pick<ReportParts, 'objects'>,
  photos: readonly StoredPhoto[],
  key: DataKey,
): Promise<Record<string, Buffer>> {
  const pictures = await pictureGate.run(async () => {
    const files: Record<string, Buffer> = {};
    for (const [index, photo] of photos.entries()) {
      const display = await readDisplay({ objects }, photo, key);
      const small = await makePreview(display.body, { longSide: pictureSide });
      if (!small.ok) throw new Error(`photo ${photo.id} cannot be printed: ${small.refusal}`);
      files[photoFileName(index)] = small.value.bytes;
    }
    return files;
  });
  if (pictures === 'busy') throw unavailable();
  return pictures;
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
