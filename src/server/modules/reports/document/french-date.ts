/**
 * Dates as the house writes them, in Paris time, for documents: « lun. 23 nov. 2026, 14 h 05 ».
 * The server's own time zone and clock play no part.
 */

const nbsp = '\u00a0';

const momentParts = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dayFormat = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** A moment to the minute: « lun. 23 nov. 2026, 14 h 05 ». @throws RangeError on an invalid date */
export function formatFrenchMoment(at: Date): string {
  const parts = new Map(momentParts.formatToParts(at).map((part) => [part.type, part.value]));
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const day = get('day') === '1' ? '1er' : get('day');
  const date = [get('weekday'), day, get('month'), get('year')].join(nbsp);
  return `${date}, ${get('hour')}${nbsp}h${nbsp}${get('minute')}`;
}

/** A calendar day `YYYY-MM-DD`: « 4 mai 1985 »; undefined when there is no such day. */
export function formatFrenchDay(on: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return undefined;
  const at = new Date(`${on}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== on) return undefined;
  return dayFormat.format(at).replace(/^1 /, '1er ').replaceAll(' ', nbsp);
}
