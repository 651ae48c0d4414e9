import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import type { Measure, Waits } from '#server/modules/cases/simulation/measures.ts';

/** « 1 h 05 » of minutes. */
export function timeOf(minutes: number): string {
  const whole = Math.round(minutes);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}

export function percentOf(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** What issue 4 wants of a policy. */
export function targetsOf(measure: Measure): { name: string; isMet: boolean }[] {
  const { serviceMinutes: waits, withoutDermatologist, overFiveDays } = measure;
  return [
    { name: 'median to opinion ≤ 2 h, 8 h – 20 h', isMet: waits.median <= 120 },
    { name: '90th centile ≤ 12 h, 8 h – 20 h', isMet: waits.p90 <= 720 },
    { name: 'at least 80 % settled without a dermatologist', isMet: withoutDermatologist >= 0.8 },
    { name: 'none over 5 days', isMet: overFiveDays === 0 },
  ];
}

/** The table of one run. */
export function tableOf(
  measure: Measure,
  { casesPerDay, doctors }: { casesPerDay: number; doctors: Record<ExpertTier, number> },
): string {
  const row = (name: string, ...cells: (string | number)[]) =>
    [name.padEnd(34), ...cells.map((cell) => String(cell).padStart(11))].join('');
  const waits = ({ median, p90, p99, longest }: Waits) => [median, p90, p99, longest].map(timeOf);
  const perTier = (of: (tier: ExpertTier) => string | number) => expertTiers.map(of);
  return [
    `${measure.cases} requests, ${casesPerDay} a day`,
    '',
    row('to the opinion', 'median', 'p90', 'p99', 'longest'),
    row('  hours of service', ...waits(measure.serviceMinutes)),
    row('  elapsed', ...waits(measure.elapsedMinutes)),
    '',
    row('by level', ...perTier((tier) => `level ${tier}`)),
    row('  doctors', ...perTier((tier) => doctors[tier])),
    row('  share of opinions', ...perTier((tier) => percentOf(measure.shareByTier[tier]))),
    row('  opinions a doctor and day', ...perTier((tier) => measure.answersPerDoctorDay[tier].toFixed(1))),
    row('  minutes a doctor and day', ...perTier((tier) => Math.round(measure.minutesPerDoctorDay[tier]))),
    '',
    row('settled without a dermatologist', percentOf(measure.withoutDermatologist)),
    row('moved up by itself, per request', measure.climbs.toFixed(2)),
    row('reached the end of the ladder', percentOf(measure.reachedEnd)),
    row('the director had to act', percentOf(measure.directorActs)),
    row('over five days, or still open', measure.overFiveDays),
    '',
  ].join('\n');
}
