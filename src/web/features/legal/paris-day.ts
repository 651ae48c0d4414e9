const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });
const hour = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
});
const dayMs = 86_400_000;

/** `YYYY-MM-DD` of an instant, in Paris. */
export function parisDay(at: Date): string {
  return day.format(at);
}

/** The first instant of a day in Paris, one or two hours before midnight in UTC. */
export function parisMidnight(isoDay: string): Date {
  const utc = new Date(`${isoDay}T00:00:00Z`).getTime();
  const summer = new Date(utc - 2 * 3_600_000);
  return Number.parseInt(hour.format(summer), 10) === 0 ? summer : new Date(utc - 3_600_000);
}

/** The first day that begins at least so many times 24 hours from now. */
export function firstDayAfter(now: Date, days: number): string {
  const soonest = now.getTime() + days * dayMs;
  const sameDay = parisDay(new Date(soonest));
  return parisMidnight(sameDay).getTime() >= soonest ? sameDay : parisDay(new Date(soonest + dayMs));
}
