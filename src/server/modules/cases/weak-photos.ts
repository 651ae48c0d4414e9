// How many photos of a case the server found technically weak: told in the queue, where no photo may be opened yet.
import { shortcomingsOf } from '#contracts/photos/quality/photo-hints.ts';
import type { PhotoRecord } from '../photos/public.ts';

/** Photos of before the thresholds are not called weak. */
export function countWeak(photos: readonly Pick<PhotoRecord, 'hints'>[]): number {
  return photos.filter(({ hints }) => shortcomingsOf(hints ?? []).length > 0).length;
}
