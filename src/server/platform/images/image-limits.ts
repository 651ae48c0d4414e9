// What an image may be: accepted formats, size bounds, the reasons for refusing one.
// Refusals are values: a strange file is an everyday answer, not an exception. Byte sizes are bounded by the caller.

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'heic';

export type ImageRefusal =
  | 'not_an_image'
  | 'unsupported_format'
  | 'truncated'
  | 'too_many_pixels'
  | 'too_small'
  | 'damaged';

export type Refused<R extends string = ImageRefusal> = { ok: false; refusal: R };
export type Reading<T, R extends string = ImageRefusal> = { ok: true; value: T } | Refused<R>;

/** EXIF orientation, 1 (upright) to 8; 5 to 8 swap width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Pixels, pixels, pixels in all, bytes of a colour profile, scans of a progressive JPEG. */
export const IMAGE_LIMITS = {
  minSide: 16,
  maxSide: 12_000,
  maxPixels: 64_000_000,
  maxIccBytes: 1_048_576,
  maxScans: 64,
} as const;

/** Shorthand for a refusal value. */
export function refuse<R extends string>(refusal: R): Refused<R> {
  return { ok: false, refusal };
}

/** The refusal a stored width and height (pixels) call for, if any. */
export function findSizeRefusal(width: number, height: number): ImageRefusal | undefined {
  if (Math.max(width, height) > IMAGE_LIMITS.maxSide) return 'too_many_pixels';
  if (width * height > IMAGE_LIMITS.maxPixels) return 'too_many_pixels';
  if (Math.min(width, height) < IMAGE_LIMITS.minSide) return 'too_small';
  return undefined;
}
