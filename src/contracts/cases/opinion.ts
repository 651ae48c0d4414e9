import { z } from 'zod';
import { referralDelaySchema, referralTargetSchema } from './case.vocabulary.ts';

const longText = z.string().max(10_000, 'Ce texte est trop long (10 000 caractères au plus).');

/** The doctor's structured opinion; a draft may be empty anywhere, `checkOpinion` says what signing needs. */
export const opinionSchema = z.strictObject({
  findings: longText,
  hypotheses: z.array(z.string().max(300)).max(8, 'Huit hypothèses au plus.'),
  pharmacistAdvice: longText,
  treatmentAdvice: longText,
  referral: referralTargetSchema,
  referralWithin: referralDelaySchema,
  followUp: longText,
  /** What a photograph does not let one judge in this very case. */
  photoLimits: longText,
  freeText: longText,
  /** R6316-4 5°: empty means none. */
  technicalIncidents: longText,
});
export type Opinion = z.infer<typeof opinionSchema>;

export const emptyOpinion: Opinion = {
  findings: '',
  hypotheses: [],
  pharmacistAdvice: '',
  treatmentAdvice: '',
  referral: 'none',
  referralWithin: 'none',
  followUp: '',
  photoLimits: '',
  freeText: '',
  technicalIncidents: '',
};

/** Whether the pharmacy must be alerted at once. */
export function isUrgent(opinion: Pick<Opinion, 'referral' | 'referralWithin'>): boolean {
  return (
    opinion.referral === 'emergency' || (opinion.referral !== 'none' && opinion.referralWithin === 'today')
  );
}

/** Days within which an appointment must be known, or null when the opinion asks for no visit. */
export function referralDays(opinion: Pick<Opinion, 'referral' | 'referralWithin'>): number | null {
  if (opinion.referral === 'none') return null;
  const days = { none: 30, today: 0, 'three-days': 3, week: 7, month: 30, 'three-months': 90 };
  return opinion.referral === 'emergency' ? 0 : days[opinion.referralWithin];
}
