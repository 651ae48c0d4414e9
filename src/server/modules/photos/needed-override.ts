// Why a photo below a threshold is sent all the same: a code of the closed list, kept only where the server itself found
// the photo below one. A client can neither claim that a photo is good nor that it is not.
import {
  type PhotoHint,
  type QualityOverride,
  shortcomingsOf,
} from '#contracts/photos/quality/photo-hints.ts';

/** The code, or null where none was given or none is needed. */
export function neededOverride(
  hints: readonly PhotoHint[] | null,
  override: QualityOverride | null,
): QualityOverride | null {
  return shortcomingsOf(hints ?? []).length > 0 ? override : null;
}
