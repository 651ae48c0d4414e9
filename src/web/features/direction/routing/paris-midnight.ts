const hour = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The first instant of a day in Paris, one or two hours before midnight in UTC. */
export function parisMidnight(isoDay: string): Date {
  const utc = new Date(`${isoDay}T00:00:00Z`).getTime();
  const summer = new Date(utc - 2 * 3_600_000);
  return Number.parseInt(hour.format(summer), 10) === 0 ? summer : new Date(utc - 3_600_000);
}
