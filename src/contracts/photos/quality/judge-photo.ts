import type { ViewId } from '../../forms/form-definition.ts';
import type { PhotoMeasures } from './measure-photo.ts';
import { type PhotoHint, photoHints, shortcomingsOf } from './photo-hints.ts';
import { qualitySettings } from './quality-settings.ts';

type Judged = {
  measures: PhotoMeasures;
  view: ViewId;
  /** The photo as taken has fewer pixels than recommended. */
  isSmall: boolean;
};

/** What is technically wrong, in the order it is said. Never what the photo shows, never a refusal. */
export function judgePhoto({ measures, view, isSmall }: Judged): PhotoHint[] {
  const { sharpness, motion, brightness, blown, noise, roundness } = measures;
  const isSoft = sharpness < qualitySettings.leastSharpness;
  const isShaken = isSoft && motion >= qualitySettings.shakenFrom;
  const looksDermoscopic = roundness >= qualitySettings.dermoscopicFrom;
  const found: Readonly<Record<PhotoHint, boolean>> = {
    dark: brightness < qualitySettings.leastBrightness,
    overexposed: blown > qualitySettings.mostBlown,
    shaken: isShaken,
    blurred: isSoft && !isShaken,
    noisy: noise > qualitySettings.mostNoise,
    small: isSmall,
    'not-dermoscopic': view === 'dermoscopic' && !looksDermoscopic,
    'looks-dermoscopic': view !== 'dermoscopic' && looksDermoscopic,
  };
  return photoHints.filter((hint) => found[hint]);
}

/** The same photo put in another view: what was found stays, only the advice on dermoscopic views turns round. */
export function hintsInView(hints: readonly PhotoHint[], from: ViewId, to: ViewId): PhotoHint[] {
  const looksDermoscopic =
    from === 'dermoscopic' ? !hints.includes('not-dermoscopic') : hints.includes('looks-dermoscopic');
  const isMisplaced = looksDermoscopic !== (to === 'dermoscopic');
  const advice = to === 'dermoscopic' ? ('not-dermoscopic' as const) : ('looks-dermoscopic' as const);
  return [...shortcomingsOf(hints), ...(isMisplaced ? [advice] : [])];
}

/** Below the recommended size, whichever way it is held. */
export function isSmallPhoto(width: number, height: number): boolean {
  const { longSide, shortSide } = qualitySettings.recommended;
  return Math.max(width, height) < longSide || Math.min(width, height) < shortSide;
}
