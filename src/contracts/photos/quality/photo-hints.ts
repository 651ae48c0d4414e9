/** What may be technically wrong with a photo, and why one is sent all the same. Never about what the photo shows. */

/** In the order they are said: what hides the others comes first. */
export const photoHints = [
  'dark',
  'overexposed',
  'shaken',
  'blurred',
  'noisy',
  'small',
  'not-dermoscopic',
  'looks-dermoscopic',
] as const;
export type PhotoHint = (typeof photoHints)[number];

/** Only advice: a photo with nothing but these is good enough, and nobody is asked why it is sent. */
const adviceOnly: ReadonlySet<PhotoHint> = new Set(['not-dermoscopic', 'looks-dermoscopic']);

/** The closed list of reasons to send a photo that is below a threshold; giving none is possible too. */
export const qualityOverrides = [
  'patient-moves',
  'hard-place',
  'no-better-device',
  'no-more-light',
  'patient-leaving',
  'looks-fine',
] as const;
export type QualityOverride = (typeof qualityOverrides)[number];

/** What puts a photo below a threshold, in the order it is said. */
export const shortcomings = photoHints.filter((hint) => !adviceOnly.has(hint));

/** The hints that put a photo below a threshold. */
export function shortcomingsOf(hints: readonly PhotoHint[]): readonly PhotoHint[] {
  return hints.filter((hint) => !adviceOnly.has(hint));
}
