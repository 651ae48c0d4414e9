// Deadlines of a case: how each `Clock` word of the life cycle becomes a due time. Minutes are service minutes
// (Monday to Saturday, 8 h – 20 h by default); while a clarification is out the doctor's clock stands still.
import { addServiceTime, serviceMinutesBetween } from '#server/kernel/service-hours.ts';
import type { CaseSettings } from './case.settings.ts';
import type { Clock } from './case-lifecycle.ts';

export type Deadline = {
  dueAt: Date | null;
  /** Service minutes kept while the doctor's clock is paused. */
  answerMinutesLeft: number | null;
};

/** The deadline after a decision. */
export function deadlineAfter(before: Deadline, clock: Clock, settings: CaseSettings, now: Date): Deadline {
  switch (clock) {
    case 'keep':
      return before;
    case 'stop':
      return { dueAt: null, answerMinutesLeft: null };
    case 'take':
      return {
        dueAt: addServiceTime(now, settings.takeMinutes, settings.serviceHours),
        answerMinutesLeft: null,
      };
    case 'answer':
      return {
        dueAt: addServiceTime(now, settings.answerMinutes, settings.serviceHours),
        answerMinutesLeft: null,
      };
    case 'pause':
      return { dueAt: null, answerMinutesLeft: minutesLeft(before, settings, now) };
    case 'resume':
      return {
        dueAt: addServiceTime(now, before.answerMinutesLeft ?? settings.answerMinutes, settings.serviceHours),
        answerMinutesLeft: null,
      };
  }
}

/** At least half an hour, so that a case sent back at the last minute can still be answered. */
const leastMinutesLeft = 30;

function minutesLeft(before: Deadline, settings: CaseSettings, now: Date): number {
  if (before.dueAt === null) return settings.answerMinutes;
  const left =
    before.dueAt.getTime() <= now.getTime()
      ? 0
      : serviceMinutesBetween(now, before.dueAt, settings.serviceHours);
  return Math.max(leastMinutesLeft, Math.ceil(left));
}
