/**
 * Lengths on a photo, once a known length was marked on it: pure, in pixels of the photo and millimetres. Says how far off it
 * may be; says nothing about what is measured.
 */
import type { Point } from './viewport.ts';

/** Two points on the photo; `error` is how far each may be from where it was meant, in photo pixels. */
export type Mark = { from: Point; to: Point; error: number };
/** A length that is known, and how far it may be off. */
export type KnownLength = { millimetres: number; tolerance: number };
export type Scale = { millimetresPerPixel: number; relativeError: number };
/** `within`: the true length in the plane of the mark lies so near, 95 times of 100. */
export type Length = { millimetres: number; within: number };

/** A finger or a mouse hits a point within so many CSS pixels, two times of three. */
export const pointingError = 1.5;
const coverage = 2;
/** Beyond this share a length is not told: the points must be set closer. */
export const mostRelativeError = 0.25;

export function pixelsOf({ from, to }: Pick<Mark, 'from' | 'to'>): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** How far off the distance of a mark may be, as a share of it (one standard deviation). */
function markError(mark: Mark): number {
  return (Math.SQRT2 * mark.error) / pixelsOf(mark);
}

/** The scale that a mark on a known length gives; undefined when its two points are one. */
export function scaleOf(mark: Mark, known: KnownLength): Scale | undefined {
  const pixels = pixelsOf(mark);
  if (!(pixels > 0) || !(known.millimetres > 0)) return undefined;
  return {
    millimetresPerPixel: known.millimetres / pixels,
    // A tolerance is a bound: its standard deviation is that of an even spread.
    relativeError: Math.hypot(markError(mark), known.tolerance / Math.sqrt(3) / known.millimetres),
  };
}

/** A length under a scale; undefined when it cannot be told (one point, or too uncertain). */
export function lengthOf(mark: Mark, scale: Scale): Length | undefined {
  const millimetres = pixelsOf(mark) * scale.millimetresPerPixel;
  const relative = coverage * Math.hypot(markError(mark), scale.relativeError);
  if (!(millimetres > 0) || relative > mostRelativeError) return undefined;
  return { millimetres, within: millimetres * relative };
}
