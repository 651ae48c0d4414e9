// When doctors are told that something waits (B-011): gathered over two minutes, only while the service is open. All
// cases that enter a tier within the same two minutes share one job key, and so one job.
import { addServiceTime, type ServiceHours } from '#server/kernel/service-hours.ts';

const gatherMs = 120_000;
/** A transaction that plans a job ends well within this, so that the job cannot run before its case is visible. */
const leadMs = 30_000;

/** The moment of the next notice to a tier, and its job key. Between 30 seconds and two and a half minutes away. */
export function nextQueueNotice(
  tier: number,
  now: Date,
  serviceHours: ServiceHours,
): { runAt: Date; jobKey: string } {
  const bucket = Math.floor((now.getTime() + leadMs) / gatherMs);
  const runAt = addServiceTime(new Date((bucket + 1) * gatherMs), 0, serviceHours);
  return { runAt, jobKey: `notify-queue:${tier}:${runAt.getTime()}` };
}

/** Whether nobody should be told now; then when, else undefined. */
export function opensLaterAt(now: Date, serviceHours: ServiceHours): Date | undefined {
  const opensAt = addServiceTime(now, 0, serviceHours);
  return opensAt > now ? opensAt : undefined;
}
