import { z } from 'zod';
import { type ExpertTier, expertTierSchema, expertTiers } from '../accounts/account.vocabulary.ts';
import { epochDayOf } from '../values/civil-day.ts';
import { availabilityFieldsFr as fr } from './availability.fr.ts';

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Of this century and the next: a day far beyond is a slip. */
const day = z.string().refine((text) => epochDayOf(text) !== undefined && text < '2200', fr.day);

/** A stretch of some days of the week (1 is Monday), in the operator's zone; `24:00` is the end of the day. */
export const ownRangeSchema = z
  .strictObject({
    days: z.array(z.number().int().min(1).max(7)).min(1, fr.noDay).max(7),
    from: z.string().regex(timePattern, fr.time),
    until: z.string().refine((text) => text === '24:00' || timePattern.test(text), fr.time),
  })
  .refine(({ from, until }) => from < until, { message: fr.order, path: ['until'] });
export type OwnRange = z.infer<typeof ownRangeSchema>;

export const mostRanges = 7;
export const mostAbsences = 20;
export const ownHoursSchema = z.array(ownRangeSchema).min(1, fr.noRange).max(mostRanges, fr.tooManyRanges);

/** Whole days, both included. */
export const absenceSchema = z
  .strictObject({ fromOn: day, untilOn: day })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, { message: fr.absenceOrder, path: ['untilOn'] });
export type Absence = z.infer<typeof absenceSchema>;
export const absencesSchema = z.array(absenceSchema).max(mostAbsences, fr.tooManyAbsences);

export const dailyMaximumSchema = z
  .number(fr.maximum)
  .int(fr.maximum)
  .min(1, fr.maximum)
  .max(200, fr.maximum);

/** Levels a doctor wishes to receive; his own qualification bounds them. */
export const wantedTiersSchema = z.array(expertTierSchema).min(1, fr.noTier).max(expertTiers.length);

/** B-006: levels are ordered, so that a qualification opens its own level and those below. */
export function tiersOpenTo(qualification: ExpertTier | null): ExpertTier[] {
  return expertTiers.filter((tier) => qualification !== null && tier <= qualification);
}

/**
 * Levels a doctor is told of (`wanted`), and whose cases he may take (`takeable`): what he wants, and his own even when he
 * does not. Nothing chosen, or nothing left of the choice after a change of qualification: his own.
 */
export function tiersOf(
  qualification: ExpertTier | null,
  chosen: readonly ExpertTier[] | null,
): { wanted: ExpertTier[]; takeable: ExpertTier[] } {
  const open = tiersOpenTo(qualification);
  const left = open.filter((tier) => chosen?.includes(tier));
  const wanted = left.length > 0 ? left : open.slice(-1);
  return { wanted, takeable: open.filter((tier) => tier === qualification || wanted.includes(tier)) };
}

/** How long a pause taken with one tap lasts. */
export const pauseChoices = ['two-hours', 'tomorrow', 'resumed'] as const;
export type PauseChoice = (typeof pauseChoices)[number];
