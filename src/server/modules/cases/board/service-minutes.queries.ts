// The clock of the service hours as SQL, so that delays are measured where they lie (B-011). It says the same as
// `kernel/service-hours.ts`, which a test compares, for hours that begin after the clock changes of the night; for others
// it may be an hour off on two days a year.
import { type RawBuilder, sql } from 'kysely';
import type { ServiceHours } from '#server/kernel/service-hours.ts';

/** Minutes of service between two columns of instants. */
export function serviceMinutes(
  from: RawBuilder<Date>,
  until: RawBuilder<Date>,
  hours: ServiceHours,
): RawBuilder<number> {
  return sql<number>`(${minutesOfService(until, hours)} - ${minutesOfService(from, hours)})`;
}

/** Minutes of service since a Monday long ago. */
function minutesOfService(at: RawBuilder<Date>, hours: ServiceHours): RawBuilder<number> {
  const { length, opensAt, isOpen, openBefore, openDays } = weekOf(hours);
  const local = sql`(${at} at time zone ${sql.lit(hours.zone)})`;
  const day = sql`((${local})::date - date '1970-01-05')`;
  const weekday = sql`(${day} % 7 + 1)`;
  const sinceOpening = sql`(extract(epoch from (${local})::time)::float8 / 60 - ${sql.lit(opensAt)})`;
  return sql<number>`(
    (${day} / 7) * ${sql.lit(openDays * length)}
    + (${sql.raw(`'{${openBefore.join()}}'::integer[]`)})[${weekday}] * ${sql.lit(length)}
    + (${sql.raw(`'{${isOpen.join()}}'::integer[]`)})[${weekday}]
      * greatest(0, least(${sql.lit(length)}, ${sinceOpening}))
  )`;
}

function weekOf({ days, opensAt, closesAt }: ServiceHours) {
  const isOpen = [1, 2, 3, 4, 5, 6, 7].map((weekday) => (days.includes(weekday) ? 1 : 0));
  const openBefore = isOpen.map((_, index) => isOpen.slice(0, index).filter(Boolean).length);
  return {
    isOpen,
    openBefore,
    openDays: isOpen.filter(Boolean).length,
    opensAt: minuteOf(opensAt),
    length: minuteOf(closesAt) - minuteOf(opensAt),
  };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
