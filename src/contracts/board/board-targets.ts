import { qualityOverrides } from '../photos/quality/photo-hints.ts';

/** What the service wants to reach; minutes on the clock of the service hours. Named once for plots and sentences. */
export const boardTargets = {
  /** Half of the opinions within two hours. */
  medianMinutes: 120,
  /** Nine in ten within a day of service. */
  p90Minutes: 720,
  /** B-012: most requests are settled without a dermatologist. */
  shareWithoutDermatologist: 0.8,
  /** B-011: nobody waits longer than five days, nights included. */
  longestWaitHours: 120,
} as const;

/** Below this many, a delay or a rate says more about single cases than about the service: it is not shown. */
export const fewestForFigure = 5;

/** A reason given in words, which nobody reads here: photos that are too small. */
export const inWords = 'in-words';

/** Why a photo was sent despite a warning, as the figures tell it. */
export const overrideReasons = [...qualityOverrides, inWords] as const;

/** Days before a request in which another one for the same person at the same pharmacy makes it a repeat. */
export const repeatDays = 90;
