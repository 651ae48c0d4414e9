import type { QueueItem } from '#contracts/cases/case-expert.contract.ts';
import { formatDeadlineFr } from '#contracts/values/french-dates.ts';
import { queueFr } from './queue.fr.ts';

/** Why a case is in this queue, when it is not simply where every case begins; undefined then. */
export function whyHere({ tier, startTier }: Pick<QueueItem, 'tier' | 'startTier'>): string | undefined {
  if (startTier < tier) return queueFr.cameUp(startTier);
  return startTier > 1 ? queueFr.startedHere : undefined;
}

/** Minutes before the end of the time for taking in which it is said aloud. */
const soonMinutes = 30;

/** Until when it may be taken before it moves on; `isSoon` in the last half hour and after. */
export function takeDeadline(
  dueAt: string | null,
  now: Date,
): { words: string; isSoon: boolean } | undefined {
  if (dueAt === null) return undefined;
  const due = new Date(dueAt);
  if (due <= now) return { words: queueFr.movesOn, isSoon: true };
  const isSoon = due.getTime() - now.getTime() <= soonMinutes * 60_000;
  return { words: queueFr.takeBefore(formatDeadlineFr(due, now)), isSoon };
}
