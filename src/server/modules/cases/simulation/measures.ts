// What a simulated run is judged by (B-011, B-012): waits to the opinion, who settled it, what it asked of doctors.
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { type ServiceHours, serviceMinutesBetween } from '#server/kernel/service-hours.ts';
import type { SimulatedCase } from './simulated-case.ts';

export type Waits = { median: number; p90: number; p99: number; longest: number };

export type Measure = {
  cases: number;
  /** Not answered when the run ended. */
  open: number;
  /** Minutes to the opinion, counted in service hours only. */
  serviceMinutes: Waits;
  /** Minutes to the opinion, nights and Sundays included. */
  elapsedMinutes: Waits;
  /** Shares of the opinions by the tier that gave them. */
  shareByTier: Record<ExpertTier, number>;
  withoutDermatologist: number;
  /** Escalations per case. */
  climbs: number;
  /** Share that reached the end of the ladder, and so the director. */
  reachedEnd: number;
  overFiveDays: number;
  /** Share on which the director had to act. */
  directorActs: number;
  /** Opinions, and minutes of work, for each doctor and day of the week. */
  answersPerDoctorDay: Record<ExpertTier, number>;
  minutesPerDoctorDay: Record<ExpertTier, number>;
  /** Longest wait in one queue without being taken or moved, in service minutes. */
  longestInQueue: number;
  /** Service minutes at 0, 1, … 100 %: for the plot. */
  centiles: number[];
};

const fiveDays = 5 * 24 * 60;
const minute = 60_000;

export class Measures {
  private readonly cases: SimulatedCase[] = [];
  private readonly workedMinutes: Record<ExpertTier, number> = { 1: 0, 2: 0, 3: 0 };
  private readonly answers: Record<ExpertTier, number> = { 1: 0, 2: 0, 3: 0 };
  private longestInQueue = 0;
  private calls = 0;

  private readonly hours: ServiceHours;
  private readonly run: { days: number };

  constructor(hours: ServiceHours, run: { days: number }) {
    this.hours = hours;
    this.run = run;
  }

  add(one: SimulatedCase): void {
    this.cases.push(one);
  }

  wasTaken(one: SimulatedCase, at: number): void {
    const waited = serviceMinutesBetween(new Date(one.queuedAt), new Date(at), this.hours);
    if (one.status === 'queued') this.longestInQueue = Math.max(this.longestInQueue, waited);
  }

  wasCalled(): void {
    this.calls += 1;
  }

  wasAnswered(tier: ExpertTier): void {
    this.answers[tier] += 1;
  }

  worked(tier: ExpertTier, minutes: number): void {
    this.workedMinutes[tier] += minutes;
  }

  result(doctors: Record<ExpertTier, readonly unknown[]>): Measure {
    const answered = this.cases.flatMap((one) =>
      one.answeredAt === null ? [] : [{ one, at: one.answeredAt }],
    );
    const elapsed = sorted(answered.map(({ one, at }) => (at - one.sentAt) / minute));
    const service = sorted(
      answered.map(({ one, at }) => serviceMinutesBetween(new Date(one.sentAt), new Date(at), this.hours)),
    );
    const shareOf = (tier: ExpertTier) =>
      answered.filter(({ one }) => one.tier === tier).length / (answered.length || 1);
    const shareByTier = { 1: shareOf(1), 2: shareOf(2), 3: shareOf(3) };
    const count = this.cases.length || 1;
    const open = this.cases.length - answered.length;
    // Ten days before and seven after the measured ones are worked too.
    const daysWorked = this.run.days + 17;
    const each = (of: Record<ExpertTier, number>) => {
      const [one, two, three] = expertTiers.map(
        (tier) => of[tier] / daysWorked / (doctors[tier].length || 1),
      );
      return { 1: one ?? 0, 2: two ?? 0, 3: three ?? 0 };
    };
    return {
      cases: this.cases.length,
      open,
      serviceMinutes: waitsOf(service),
      elapsedMinutes: waitsOf(elapsed),
      shareByTier,
      withoutDermatologist: shareByTier[1] + shareByTier[2],
      climbs: this.cases.reduce((sum, one) => sum + one.climbs, 0) / count,
      reachedEnd: this.cases.filter((one) => one.hasReachedEnd).length / count,
      overFiveDays: open + elapsed.filter((minutes) => minutes > fiveDays).length,
      directorActs: this.calls / ((count * daysWorked) / this.run.days),
      answersPerDoctorDay: each(this.answers),
      minutesPerDoctorDay: each(this.workedMinutes),
      longestInQueue: this.longestInQueue,
      centiles: Array.from({ length: 101 }, (_, percent) => centile(service, percent / 100)),
    };
  }
}

function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function centile(values: Float64Array, share: number): number {
  return values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
}

function waitsOf(values: Float64Array): Waits {
  return {
    median: centile(values, 0.5),
    p90: centile(values, 0.9),
    p99: centile(values, 0.99),
    longest: centile(values, 1),
  };
}
