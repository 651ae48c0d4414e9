/** French formats for screens. All instants are shown in Europe/Paris, whatever the device says. */
const zone = { timeZone: 'Europe/Paris' } as const;

/** Made when it is first used: browsers take milliseconds for each, which the first screen has not. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const dayFormat = once(
  () =>
    new Intl.DateTimeFormat('fr-FR', {
      ...zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }),
);
const timeFormat = once(
  () => new Intl.DateTimeFormat('fr-FR', { ...zone, hour: 'numeric', minute: '2-digit' }),
);
const plainDayFormat = once(
  () => new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
);
const euroFormat = once(() => new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }));
const nbsp = '\u00a0';

/** « lun. 23 nov. 2026 » for an instant (ISO text or Date). */
export function formatDay(instant: string | Date): string {
  return dayFormat().format(new Date(instant));
}

/** « 14 h 05 » for an instant. */
export function formatTime(instant: string | Date): string {
  return timeFormat().format(new Date(instant)).replace(':', `${nbsp}h${nbsp}`);
}

/** « lun. 23 nov. 2026, 14 h 05 » for an instant. */
export function formatDayTime(instant: string | Date): string {
  return `${formatDay(instant)}, ${formatTime(instant)}`;
}

/** « 4 mars 1958 » for a calendar day `YYYY-MM-DD` (a birth date has no time zone). */
export function formatPlainDay(day: string): string {
  const shown = plainDayFormat().format(new Date(`${day}T00:00:00Z`));
  return shown.replace(/^1 /, '1er ');
}

/** « 49,00 € TTC » for whole cents. */
export function formatPrice(cents: number): string {
  return `${euroFormat().format(cents / 100)}${nbsp}TTC`;
}

/** « 3 h 20 », « 12 min », « 2 j 4 h » for whole minutes. */
export function formatDuration(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole < 1) {
    return 'moins d’une minute';
  }
  if (whole < 60) {
    return `${whole}${nbsp}min`;
  }
  const hours = Math.floor(whole / 60);
  if (hours < 24) {
    const rest = whole % 60;
    return rest === 0 ? `${hours}${nbsp}h` : `${hours}${nbsp}h${nbsp}${String(rest).padStart(2, '0')}`;
  }
  const days = Math.floor(hours / 24);
  const restHours = hours % 24;
  return restHours === 0 ? `${days}${nbsp}j` : `${days}${nbsp}j${nbsp}${restHours}${nbsp}h`;
}

/** « 2,4 Mo » for bytes. */
export function formatBytes(bytes: number): string {
  const units = ['o', 'ko', 'Mo', 'Go'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const shown = value.toLocaleString('fr-FR', { maximumFractionDigits: unit === 0 ? 0 : 1 });
  return `${shown}${nbsp}${units[unit]}`;
}

/** « 1 85 05 78 006 084 36 » for the 15 characters of a NIR (shorter input is grouped as far as it goes). */
export function formatNir(nir: string): string {
  const groups = [1, 2, 2, 2, 3, 3, 2];
  const parts: string[] = [];
  let from = 0;
  for (const length of groups) {
    if (from < nir.length) {
      parts.push(nir.slice(from, from + length));
    }
    from += length;
  }
  return parts.join(' ');
}

/** `08:00` gives « 8 h », `19:30` « 19 h 30 », `24:00` « minuit ». */
export function formatClock(time: string): string {
  if (time === '24:00') return 'minuit';
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}
