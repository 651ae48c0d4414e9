// What a doctor sees of his own availability, and which doctors may be told now.
import type { AvailabilityView } from '#contracts/availability/availability.contract.ts';
import { tiersOf, tiersOpenTo } from '#contracts/availability/availability.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { type ServiceHours, startOfCivilDay } from '#server/kernel/service-hours.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { countTaken, findAvailability, listAvailabilities } from '../availability.queries.ts';
import { availabilityAt, nextAvailableAt, openAvailability } from '../availability.ts';

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

export async function readAvailability(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  { accountId, tier }: DoctorActor,
  serviceHours: ServiceHours,
): Promise<AvailabilityView> {
  const { tx, now } = ctx;
  const { revision, ...settings } = await findAvailability(tx, accountId);
  const taken = await countTaken(tx, [accountId], startOfToday(now, serviceHours));
  const takenToday = taken.get(accountId) ?? 0;
  const moment = { now, serviceHours, takenToday };
  const state = availabilityAt(settings, moment);
  const isPaused = state === 'paused';
  const { days, opensAt, closesAt } = serviceHours;
  return {
    hours: settings.hours?.map((range) => ({ ...range, days: [...range.days] })) ?? null,
    absences: [...settings.absences],
    dailyMaximum: settings.dailyMaximum,
    tiers: settings.tiers && [...settings.tiers],
    revision,
    pausedAt: isPaused ? iso(settings.pausedAt) : null,
    pausedUntilAt: isPaused ? iso(settings.pausedUntil) : null,
    state,
    nextAt: state === 'here' ? null : iso(nextAvailableAt(settings, moment)),
    takenToday,
    openTiers: tiersOpenTo(tier),
    serviceHours: { days: [...days], opensAt, closesAt },
  };
}

/** Levels this doctor wishes to hear of, and those whose cases he may take. */
export async function findTiers({ tx }: Pick<Ctx, 'tx'>, { accountId, tier }: DoctorActor) {
  return tiersOf(tier, (await findAvailability(tx, accountId)).tiers);
}

/** Doctors of a list by whether they may be told now; for the others, when they may, where that is known. */
export async function sortByAvailability(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  accountIds: readonly string[],
  serviceHours: ServiceHours,
): Promise<{ here: string[]; away: Map<string, Date | undefined> }> {
  const { tx, now } = ctx;
  const settings = await listAvailabilities(tx, accountIds);
  const counted = [...settings].filter(([, { dailyMaximum }]) => dailyMaximum !== null).map(([id]) => id);
  const taken = await countTaken(tx, counted, startOfToday(now, serviceHours));
  const here: string[] = [];
  const away = new Map<string, Date | undefined>();
  for (const id of accountIds) {
    const own = settings.get(id) ?? openAvailability;
    const moment = { now, serviceHours, takenToday: taken.get(id) ?? 0 };
    if (availabilityAt(own, moment) === 'here') here.push(id);
    else away.set(id, nextAvailableAt(own, moment));
  }
  return { here, away };
}

function startOfToday(now: Date, { zone }: ServiceHours): Date {
  return startOfCivilDay(civilDayAt(now, zone), zone);
}
