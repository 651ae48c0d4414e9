import { type CivilDay, civilDayAt, clockAt, epochDayOf, isoWeekday } from './civil-day.ts';

/**
 * Dates, times and waits in house style, the same on screens, in reports and in mail. Spaces inside a time or a number
 * with its unit do not break (U+00A0). All take the instant to show; none reads the clock.
 */

const weekdays = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'];
const months = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
];
const nbsp = '\u00a0';

/** `23 nov. 2026`; the first of a month is `1er`. Empty text for a day that does not exist. */
export function formatDayFr(day: CivilDay): string {
  if (epochDayOf(day) === undefined) return '';
  const date = Number(day.slice(8));
  return `${date === 1 ? '1er' : date}${nbsp}${months[Number(day.slice(5, 7)) - 1]}${nbsp}${Number(day.slice(0, 4))}`;
}

/** `lun. 23 nov. 2026`. */
export function formatWeekdayFr(day: CivilDay): string {
  const epochDay = epochDayOf(day);
  return epochDay === undefined ? '' : `${weekdays[isoWeekday(epochDay) - 1]} ${formatDayFr(day)}`;
}

/** `14 h 05`, in France unless another zone is given. */
export function formatTimeFr(at: Date, zone = 'Europe/Paris'): string {
  const { hour, minute } = clockAt(at, zone);
  return `${hour}${nbsp}h${nbsp}${String(minute).padStart(2, '0')}`;
}

/** `lun. 23 nov. 2026, 14 h 05`. */
export function formatDateTimeFr(at: Date, zone = 'Europe/Paris'): string {
  return `${formatWeekdayFr(civilDayAt(at, zone))}, ${formatTimeFr(at, zone)}`;
}

/** A length of time in words: `moins d’une minute`, `45 min`, `2 h 10`, `3 jours`. Rounded down. */
export function formatMinutesFr(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole === 0) return 'moins d’une minute';
  if (whole < 60) return `${whole}${nbsp}min`;
  const hours = Math.floor(whole / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)}${nbsp}jours`;
  const rest = whole % 60;
  return rest === 0 ? `${hours}${nbsp}h` : `${hours}${nbsp}h${nbsp}${String(rest).padStart(2, '0')}`;
}

/** Names a day near `now`: `aujourd’hui`, `hier`, `demain`, else `lun. 23 nov.`, with the year when it differs. */
export function formatNearDayFr(at: Date, now: Date, zone = 'Europe/Paris'): string {
  const day = civilDayAt(at, zone);
  const today = civilDayAt(now, zone);
  const distance = (epochDayOf(day) ?? 0) - (epochDayOf(today) ?? 0);
  const near = { '-1': 'hier', '0': 'aujourd’hui', '1': 'demain' }[String(distance)];
  if (near !== undefined) return near;
  const full = formatWeekdayFr(day);
  return day.slice(0, 4) === today.slice(0, 4) ? full.slice(0, -5) : full;
}

/** A wait so far: `depuis 12 min`, `depuis 2 h 10`, `depuis hier`, `depuis lun. 23 nov.` (beyond 12 hours, the day). */
export function formatSinceFr(since: Date, now: Date, zone = 'Europe/Paris'): string {
  const minutes = (now.getTime() - since.getTime()) / 60_000;
  if (minutes < 1) return 'à l’instant';
  return `depuis ${minutes < 720 ? formatMinutesFr(minutes) : sinceDay(since, now, zone)}`;
}

function sinceDay(since: Date, now: Date, zone: string): string {
  const isToday = civilDayAt(since, zone) === civilDayAt(now, zone);
  return isToday ? formatTimeFr(since, zone) : formatNearDayFr(since, now, zone);
}

/** A deadline: `avant 18 h 20` today, `demain avant 9 h 30`, `lun. 23 nov. avant 9 h 30`. */
export function formatDeadlineFr(due: Date, now: Date, zone = 'Europe/Paris'): string {
  const before = `avant ${formatTimeFr(due, zone)}`;
  const day = formatNearDayFr(due, now, zone);
  return day === 'aujourd’hui' ? before : `${day} ${before}`;
}
