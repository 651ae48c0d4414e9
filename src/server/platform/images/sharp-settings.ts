// The one place that sets sharp up: no cache (photos are seen once), one thread a job, bounded pixels and time.
import sharp, { type Sharp, type SharpInput, type SharpOptions } from 'sharp';
import { IMAGE_LIMITS } from './image-limits.ts';

export type { Sharp };

const TIME_LIMIT_S = 20;

sharp.cache(false);
sharp.concurrency(1);

/**
 * A sharp job that refuses what a careful decoder only warns about (`failOn: 'warning'`), more pixels than
 * `IMAGE_LIMITS.maxPixels`, and more than 20 s of work.
 */
export function openImage(input: SharpInput, options: SharpOptions = {}): Sharp {
  return sharp(input, {
    failOn: 'warning',
    limitInputPixels: IMAGE_LIMITS.maxPixels,
    sequentialRead: true,
    ...options,
  }).timeout({ seconds: TIME_LIMIT_S });
}
