// Tells the doctors who wish to hear of a tier that something waits: at most one mail for each in half an hour, never one for each case,
// none at night, none to a doctor who declined all that waits (B-006, B-010, B-011), none to one who is away or in his
// quiet hours: he hears of it when he is back, if anything still waits then.
import { z } from 'zod';
import { expertTierSchema } from '#contracts/accounts/account.vocabulary.ts';
import { addServiceTime } from '#server/kernel/service-hours.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { listDoctorsFor, sortByAvailability } from '../../availability/public.ts';
import { listDoctorsWithWork } from '../notice-facts.queries.ts';
import { queueNoticeMail } from '../notice-mail.ts';
import { type NotificationParts, queueMailMinutes } from '../notification-parts.ts';
import { planTelling } from '../preferences/plan-telling.ts';
import { opensLaterAt } from '../queue-notice.ts';
import { lastWrittenAt, writeMails } from '../use-cases/write-mails.ts';

const payload = z.strictObject({ tier: expertTierSchema });
type Payload = z.infer<typeof payload>;

const notifier = system('queue notices');
const pauseMs = queueMailMinutes * 60_000;
const kind = 'queue-waiting';

export const notifyQueueJob = defineJob<Payload, NotificationParts>({
  name: 'notifications.notify-queue',
  payload,
  maxAttempts: 8,
  timeoutSeconds: 60,
  handler: async ({ tier }, parts) => {
    await parts.run(notifier, (ctx) => writeQueueNotices(ctx, tier, parts));
  },
});

async function writeQueueNotices(ctx: Ctx, tier: Payload['tier'], parts: NotificationParts): Promise<void> {
  const { serviceHours } = parts.notices;
  const opensAt = opensLaterAt(ctx.now, serviceHours);
  if (opensAt) return again(ctx, tier, opensAt);
  const doctorIds = await listDoctorsWithWork(ctx.tx, await listDoctorsFor(ctx.tx, tier), tier);
  const { here, away } = await sortByAvailability(ctx, doctorIds, serviceHours);
  const since = new Date(ctx.now.getTime() - pauseMs);
  const told = await lastWrittenAt(ctx, here, { kind, caseId: null }, since);
  const asked = here.filter((accountId) => !told.has(accountId));
  const plans = await planTelling(ctx, asked, 'queue', parts);
  const mail = queueNoticeMail(parts.notices);
  const drafts = [...plans]
    .filter(([, { now }]) => now.length > 0)
    .map(([accountId, { now }]) => ({ accountId, kind, caseId: null, ...mail, channels: now }));
  await writeMails(ctx, drafts, parts.mail.delivery);
  const moments = [
    ...[...told.values()].map((at) => new Date(at.getTime() + pauseMs)),
    ...[...away.values()],
    ...[...plans.values()].map(({ later }) => later?.at),
  ];
  const earliest = Math.min(...moments.map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));
  if (earliest === Number.POSITIVE_INFINITY) return;
  await again(ctx, tier, addServiceTime(new Date(earliest), 0, serviceHours));
}

/** Those told a moment ago, and those who are away, hear of the cases later, if anything still waits then. */
async function again(ctx: Ctx, tier: Payload['tier'], runAt: Date): Promise<void> {
  await ctx.enqueue(notifyQueueJob, { tier }, { runAt, jobKey: `notify-queue:${tier}:again` });
}
