/**
 * The one settings file of the photo coach: sizes and thresholds, for the device and the server. Chosen on the trial of
 * docs/photo-quality.md (`node scripts/photos/quality-trial.ts`); raise `version` when one changes.
 */
export const qualitySettings = {
  /** Kept beside the hints of each photo, so that figures over time compare like with like. */
  version: 1,
  /** Smallest size asked of a photo, in pixels (ATA 2012 preferred size); below it a reason goes to the doctor. */
  recommended: { longSide: 1024, shortSide: 768 },
  /** Long side of the picture that is measured, in pixels. */
  workingSide: 960,
  /** Share of each side that counts as the middle, and around a tapped point. */
  middleShare: 0.6,
  pointShare: 0.25,
  /** Below: blurred, or shaken when the detail has a direction. */
  leastSharpness: 2.5,
  /** From here on, missing detail has a direction. */
  shakenFrom: 1.8,
  /** Below: even well-lit dark skin is brighter. */
  leastBrightness: 44,
  /** Above: over-exposed. */
  mostBlown: 0.08,
  /** Above: noisy, which more light would mend. */
  mostNoise: 5,
  /** Looks dermoscopic from here on, and does not below. */
  dermoscopicFrom: 0.6,
} as const;
