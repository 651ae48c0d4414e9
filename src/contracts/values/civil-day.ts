/** A day of the calendar without time or zone, `2026-11-23`. Pure arithmetic; nothing here reads the clock. */
export type CivilDay = string;

const dayLength = 86_400_000;

/** Days since 1970-01-01, or undefined when the text is not a day that exists. */
export function epochDayOf(day: CivilDay): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  return dayFromEpoch(time / dayLength) === day ? time / dayLength : undefined;
}

/** The day `epochDay` days after 1970-01-01. */
export function dayFromEpoch(epochDay: number): CivilDay {
  return new Date(epochDay * dayLength).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function isoWeekday(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

type Clock = { day: CivilDay; hour: number; minute: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** What calendar and clock show at an instant in a zone. */
export function clockAt(at: Date, zone = 'Europe/Paris'): Clock {
  const parts = new Map<string, string>(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: string) => parts.get(type) ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    minute: Number(part('minute')),
  };
}

/** The day it is in France (or another zone) at an instant. */
export function civilDayAt(at: Date, zone = 'Europe/Paris'): CivilDay {
  return clockAt(at, zone).day;
}
