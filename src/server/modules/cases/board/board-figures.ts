// From what was measured to what is shown (B-011): rounding, steps of a trend without holes, ages of the tail, and the
// small numbers that are held back. Pure.

import type {
  AgeStep,
  Clarified,
  Delay,
  Overridden,
  OverrideReason,
  Spread,
} from '#contracts/board/board.contract.ts';
import { fewestForFigure, overrideReasons } from '#contracts/board/board-targets.ts';
import { clarificationKinds } from '#contracts/cases/case.vocabulary.ts';
import { shortcomings } from '#contracts/photos/quality/photo-hints.ts';
import { dayFromEpoch, epochDayOf, isoWeekday } from '#contracts/values/civil-day.ts';
import type { countOverrides, countSent, Measured, Step } from './board.queries.ts';

/** The two centiles in whole minutes; null below five, where they would tell of single cases. */
export function spreadOf(count: number, centiles: readonly number[] | null): Spread | null {
  const [median, p90] = centiles ?? [];
  if (count < fewestForFigure || median === undefined || p90 === undefined) return null;
  return { median: Math.round(median), p90: Math.round(p90) };
}

export function delayOf({ count, service, elapsed }: Measured): Delay {
  return { count, service: spreadOf(count, service), elapsed: spreadOf(count, elapsed) };
}

/** A week is too short to be parted into weeks; longer than a fortnight, single days jump about. */
export function stepFor(days: number): Step {
  return days <= 14 ? 'day' : 'week';
}

/** Every day, or Monday of every week, from the first day to the last. */
export function stepStarts(firstDay: string, lastDay: string, step: Step): string[] {
  const [first, last] = [epochDayOf(firstDay), epochDayOf(lastDay)];
  if (first === undefined || last === undefined) return [];
  const length = step === 'day' ? 1 : 7;
  const start = step === 'day' ? first : first - (isoWeekday(first) - 1);
  const count = Math.max(0, Math.floor((last - start) / length) + 1);
  return Array.from({ length: count }, (_, index) => dayFromEpoch(start + index * length));
}

/** Hours since sending at which the tail is parted; the last edge is the longest wait wanted (B-011). */
export const tailEdges = [2, 12, 24, 48, 120] as const;

export function tailOf(counts: ReadonlyMap<number, Omit<AgeStep, 'fromHours' | 'toHours'>>): AgeStep[] {
  return [0, ...tailEdges].map((fromHours, bucket) => ({
    fromHours,
    toHours: tailEdges[bucket] ?? null,
    ...(counts.get(bucket) ?? { waiting: 0, held: 0, clarifying: 0 }),
  }));
}

type Sent = Awaited<ReturnType<typeof countSent>>;

export function clarifiedOf({ sent, clarified, kinds }: Sent): Clarified {
  return {
    of: sent,
    count: clarified,
    kinds: clarificationKinds.map((kind) => ({ kind, count: kinds[kind] })),
  };
}

/** Every reason and every hint, those that never came too; less than five photos are not told. */
export function overrideReasonsOf(counts: Awaited<ReturnType<typeof countOverrides>>): OverrideReason[] {
  const told = (reason: string, hint: string | null) => {
    const count = counts.find((row) => row.reason === reason && row.hint === hint)?.count ?? 0;
    return count > 0 && count < fewestForFigure ? null : count;
  };
  return overrideReasons.map((reason) => ({
    reason,
    count: told(reason, null),
    hints: shortcomings.map((hint) => ({ hint, count: told(reason, hint) })),
  }));
}

export function overriddenOf({ sent, overridden, overriddenPhotos }: Sent): Overridden {
  return { of: sent, count: overridden, photos: overriddenPhotos };
}
