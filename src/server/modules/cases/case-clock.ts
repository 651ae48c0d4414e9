// Deadlines of a case: how each `Clock` word of the life cycle becomes a due time. Minutes are service minutes
// (Monday to Saturday, 8 h – 20 h by default); while a clarification is out the doctor's clock stands still.
import { addServiceTime, type ServiceHours, serviceMinutesBetween } from '#server/kernel/service-hours.ts';
import type { Clock } from './case-lifecycle.ts';

export type Deadline = {
  dueAt: Date | null;
  /** Service minutes kept while the doctor's clock is paused. */
  answerMinutesLeft: number | null;
};

/** What the policy of the case gives its tier, on the hours of the instance. */
export type ClockTimes = { takeMinutes: number; answerMinutes: number; serviceHours: ServiceHours };

/** The deadline after a decision. */
export function deadlineAfter(before: Deadline, clock: Clock, times: ClockTimes, now: Date): Deadline {
  switch (clock) {
    case 'keep':
      return before;
    case 'stop':
      return { dueAt: null, answerMinutesLeft: null };
    case 'take':
      return {
        dueAt: addServiceTime(now, times.takeMinutes, times.serviceHours),
        answerMinutesLeft: null,
      };
    case 'answer':
      return {
        dueAt: addServiceTime(now, times.answerMinutes, times.serviceHours),
        answerMinutesLeft: null,
      };
    case 'pause':
      return { dueAt: null, answerMinutesLeft: minutesLeft(before, times, now) };
    case 'resume':
      return {
        dueAt: addServiceTime(now, before.answerMinutesLeft ?? times.answerMinutes, times.serviceHours),
        answerMinutesLeft: null,
      };
  }
}

/** At least half an hour, so that a case sent back at the last minute can still be answered. */
const leastMinutesLeft = 30;

function minutesLeft(before: Deadline, times: ClockTimes, now: Date): number {
  if (before.dueAt === null) return times.answerMinutes;
  const left =
    before.dueAt.getTime() <= now.getTime()
      ? 0
      : serviceMinutesBetween(now, before.dueAt, times.serviceHours);
  return Math.max(leastMinutesLeft, Math.ceil(left));
}
