// When a doctor is told of waiting cases (issue 4, B-011): own hours of the week, absences, a pause, a daily maximum. Pure
// functions of the settings and a moment. Nothing here keeps anybody from opening the queue and taking a case by hand.

import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { AvailabilityState } from '#contracts/availability/availability.contract.ts';
import type { Absence, OwnRange, PauseChoice } from '#contracts/availability/availability.ts';
import { civilDayAt, dayFromEpoch, epochDayOf } from '#contracts/values/civil-day.ts';
import {
  isWithinServiceHours,
  nextOpeningAt,
  type ServiceHours,
  startOfCivilDay,
} from '#server/kernel/service-hours.ts';

export type AvailabilitySettings = {
  /** Null: whenever the service is open. */
  hours: readonly OwnRange[] | null;
  absences: readonly Absence[];
  dailyMaximum: number | null;
  /** Levels he wishes to receive; null: his own. */
  tiers: readonly ExpertTier[] | null;
  pausedAt: Date | null;
  /** Null while paused: until the doctor comes back by himself. */
  pausedUntil: Date | null;
};

/** What counts for whoever set nothing. */
export const openAvailability: AvailabilitySettings = {
  hours: null,
  absences: [],
  dailyMaximum: null,
  tiers: null,
  pausedAt: null,
  pausedUntil: null,
};

/** `takenToday`: cases this doctor took since midnight of the operator's zone. */
export type AvailabilityMoment = { now: Date; serviceHours: ServiceHours; takenToday?: number };

/** Whether the doctor may be told now, else why not; the longest-lasting reason comes first. */
export function availabilityAt(
  settings: AvailabilitySettings,
  { now, serviceHours, takenToday = 0 }: AvailabilityMoment,
): AvailabilityState {
  if (isPaused(settings, now)) return 'paused';
  if (absenceOn(settings, civilDayAt(now, serviceHours.zone))) return 'absent';
  if (settings.dailyMaximum !== null && takenToday >= settings.dailyMaximum) return 'full';
  const isInHours = rangesOf(settings, serviceHours).some((range) => isWithinServiceHours(now, range));
  return isInHours ? 'here' : 'outside-hours';
}

export function isAvailable(settings: AvailabilitySettings, moment: AvailabilityMoment): boolean {
  return availabilityAt(settings, moment) === 'here';
}

const mostSteps = 1_000;

/**
 * The first moment from now on when the doctor may be told; undefined when only he can say (a pause without end), or
 * when absences leave nothing in sight.
 */
export function nextAvailableAt(
  settings: AvailabilitySettings,
  { now, serviceHours, takenToday = 0 }: AvailabilityMoment,
): Date | undefined {
  const { zone } = serviceHours;
  const isFull = settings.dailyMaximum !== null && takenToday >= settings.dailyMaximum;
  let at = isFull ? startOfNextDay(civilDayAt(now, zone), zone) : now;
  for (let step = 0; step < mostSteps; step += 1) {
    const freeAt = endOfHindrance(settings, at, zone);
    if (freeAt === undefined) return undefined;
    const opensAt = nextOpening(settings, freeAt, serviceHours);
    if (opensAt.getTime() === at.getTime()) return at;
    at = opensAt;
  }
  return undefined;
}

/** When a pause taken now ends; null: when the doctor comes back. */
export function endOfPause(choice: PauseChoice, now: Date, zone: string): Date | null {
  if (choice === 'two-hours') return new Date(now.getTime() + 2 * 3_600_000);
  return choice === 'tomorrow' ? startOfNextDay(civilDayAt(now, zone), zone) : null;
}

function isPaused({ pausedAt, pausedUntil }: AvailabilitySettings, at: Date): boolean {
  return pausedAt !== null && (pausedUntil === null || at < pausedUntil);
}

function absenceOn({ absences }: AvailabilitySettings, day: string): Absence | undefined {
  return absences.find(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn);
}

/** The end of the pause or absence that covers `at`; `at` itself when none does. */
function endOfHindrance(settings: AvailabilitySettings, at: Date, zone: string): Date | undefined {
  if (isPaused(settings, at)) return settings.pausedUntil ?? undefined;
  const absence = absenceOn(settings, civilDayAt(at, zone));
  return absence ? startOfNextDay(absence.untilOn, zone) : at;
}

function nextOpening(settings: AvailabilitySettings, at: Date, serviceHours: ServiceHours): Date {
  const openings = rangesOf(settings, serviceHours).map((range) => nextOpeningAt(at, range).getTime());
  return new Date(Math.min(...openings));
}

function rangesOf({ hours }: AvailabilitySettings, serviceHours: ServiceHours): readonly ServiceHours[] {
  if (hours === null || hours.length === 0) return [serviceHours];
  const { zone } = serviceHours;
  return hours.map(({ days, from, until }) => ({ days, opensAt: from, closesAt: until, zone }));
}

function startOfNextDay(day: string, zone: string): Date {
  return startOfCivilDay(dayFromEpoch((epochDayOf(day) ?? 0) + 1), zone);
}
