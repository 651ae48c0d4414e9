import { z } from 'zod';

/** A warning to remedy (B-116), then the four distinct measures of A-083, from the lightest to the heaviest. */
export const measureKinds = ['warning', 'limit', 'restriction', 'suspension', 'termination'] as const;
export type MeasureKind = (typeof measureKinds)[number];
export const measureKindSchema = z.enum(measureKinds);

/** `announced`: an end that has been notified and waits for its notice to run out. */
export const measureStates = ['announced', 'in-force', 'remedied', 'expired', 'lifted'] as const;
export type MeasureState = (typeof measureStates)[number];
export const measureStateSchema = z.enum(measureStates);

/** Why a measure may be taken at all. */
export const measureBases = ['breach', 'authority-request', 'rights-infringement'] as const;
export type MeasureBasis = (typeof measureBases)[number];
export const measureBasisSchema = z.enum(measureBases);

/** What allows suspending or ending at once, without a warning before (B-117); the last needs its own reason. */
export const graveGrounds = [
  'legal-breach',
  'unauthorised-access',
  'fraud',
  'usurped-credentials',
  'other-grave',
] as const;
export type GraveGround = (typeof graveGrounds)[number];
export const graveGroundSchema = z.enum(graveGrounds);

/** Days of notice before a professional's account ends (Regulation (EU) 2019/1150, article 4). */
export const terminationNoticeDays = 30;
/** Days in which a decision may be contested (Regulation (EU) 2022/2065, article 20: six months at least). */
export const appealDays = 184;

export const appealOutcomes = ['granted', 'refused'] as const;
export const appealOutcomeSchema = z.enum(appealOutcomes);
