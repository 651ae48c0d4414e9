// How long the trace of acts is kept (domain: medical records, 20 years from the last act; of minors at least until the 28th
// birthday). Operational data has months, and another store: `app/housekeeping.job.ts`. Nothing here deletes.
const keptYears = 20;
const minorKeptUntilAge = 28;
const adultAge = 18;

/**
 * The moment from which the acts of a case may be destroyed. `lastActAt` is the last act on it; `birthDate` is
 * `YYYY-MM-DD`, or null when there is none. Times are UTC; 29 February counts as 1 March in other years.
 */
export function actsKeptUntil(lastActAt: Date, birthDate: string | null): Date {
  const byAct = yearsAfter(lastActAt, keptYears);
  if (birthDate === null) return byAct;
  const birth = new Date(`${birthDate}T00:00:00.000Z`);
  const isMinor = lastActAt < yearsAfter(birth, adultAge);
  const byAge = yearsAfter(birth, minorKeptUntilAge);
  return isMinor && byAge > byAct ? byAge : byAct;
}

function yearsAfter(at: Date, years: number): Date {
  const later = new Date(at);
  later.setUTCFullYear(at.getUTCFullYear() + years);
  return later;
}
