// Why photos went out despite a warning, noted with the case for the figures of the service: the director counts them
// without opening a photo. Codes only; words stay sealed.
import { inWords } from '#contracts/board/board-targets.ts';
import { shortcomingsOf } from '#contracts/photos/quality/photo-hints.ts';
import type { PhotoRecord } from '../photos/public.ts';

type Sent = Pick<PhotoRecord, 'overrideReason' | 'qualityOverride' | 'isSmall' | 'hints'>;

/** Sent although it was warned about: too small, or found poor by the server. */
function isOverridden({ overrideReason, qualityOverride }: Sent): boolean {
  return overrideReason.trim() !== '' || qualityOverride !== null;
}

/** For each photo sent despite a warning « reason hint hint ». */
export function notePhotoOverrides(photos: readonly Sent[]): string[] {
  return photos.filter(isOverridden).map(({ qualityOverride, isSmall, hints }) => {
    const wrong = new Set([...(isSmall ? (['small'] as const) : []), ...shortcomingsOf(hints ?? [])]);
    return [qualityOverride ?? inWords, ...wrong].join(' ');
  });
}
