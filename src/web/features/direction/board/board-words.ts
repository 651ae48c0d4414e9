import type { AgeStep, Delay, Spread } from '#contracts/board/board.contract.ts';
import { boardTargets, fewestForFigure } from '#contracts/board/board-targets.ts';
import { formatMinutesFr } from '#contracts/values/french-dates.ts';
import { boardFr } from './board.fr.ts';

export const periods = [7, 30, 90, 365] as const;
export type Period = (typeof periods)[number];

/** The period an address asks for; thirty days when it asks for none that is offered. */
export function periodOf(text: string | undefined): Period {
  return periods.find((days) => String(days) === text) ?? 30;
}

export const medianAim = formatMinutesFr(boardTargets.medianMinutes);
export const p90Aim = formatMinutesFr(boardTargets.p90Minutes);

/** « 1 h 20 · 6 h 05 », or that there are too few to say. */
export function spreadWords(count: number, spread: Spread | null): string {
  if (count === 0) return boardFr.unknown;
  if (spread === null) return boardFr.few(count);
  return boardFr.spread(formatMinutesFr(spread.median), formatMinutesFr(spread.p90));
}

/** One value of a spread, or a dash. */
export function minutesWords(minutes: number | undefined): string {
  return minutes === undefined ? boardFr.unknown : formatMinutesFr(minutes);
}

/** Whole percent, rounded down so that an aim is not reached by rounding; a dash for nothing of nothing. */
export function percentWords(count: number, of: number): string {
  return of === 0 ? boardFr.unknown : boardFr.percent(Math.floor((count / of) * 100));
}

/** Whether both aims are met on the clock of the service; undefined while there are too few. */
export function reaches(delay: Delay): { median: boolean; p90: boolean } | undefined {
  if (delay.service === null) return undefined;
  return {
    median: delay.service.median <= boardTargets.medianMinutes,
    p90: delay.service.p90 <= boardTargets.p90Minutes,
  };
}

export function ageWords({ fromHours, toHours }: AgeStep): string {
  if (fromHours === 0 && toHours !== null) return boardFr.lessThan(boardFr.hours(toHours));
  if (toHours === null) return boardFr.moreThan(boardFr.hours(fromHours));
  return boardFr.between(boardFr.hours(fromHours), boardFr.hours(toHours));
}

/** A count, or that it is too small to be told. */
export function fewWords(count: number | null): string {
  return count === null ? boardFr.fewPhotos(fewestForFigure) : String(count);
}
