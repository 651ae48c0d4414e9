// Writes what one event of a case calls for. The case is read again: what is over by now is told to nobody. Who is in his
// quiet hours is told when they end, if it is still so then: by a job of his own that looks again.
import { z } from 'zod';
import { caseActionSchema, caseStatusSchema } from '#contracts/cases/case.vocabulary.ts';
import {
  type NoticeChannel,
  noticeChannelSchema,
  noticeChannels,
} from '#contracts/notifications/preference.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { listDirectors, listPharmacists } from '../../accounts/public.ts';
import type { Ctx } from '../../audit/public.ts';
import { findNoticeFacts } from '../notice-facts.queries.ts';
import { caseNoticeMail } from '../notice-mail.ts';
import { type Audience, type NoticeFacts, noticeOf } from '../notices.ts';
import { type NotificationParts, repeatMinutes } from '../notification-parts.ts';
import { planTelling } from '../preferences/plan-telling.ts';
import { type ChannelPlan, topicOf } from '../preferences/preference.ts';
import { lastWrittenAt, type MailDraft, writeMails } from '../use-cases/write-mails.ts';

const payload = z.strictObject({
  caseId: z.uuid(),
  action: caseActionSchema,
  fromStatus: caseStatusSchema,
  /** Only this person, by these channels: what waited for the end of the quiet hours. */
  late: z.strictObject({ accountId: z.uuid(), channels: z.array(noticeChannelSchema).max(3) }).optional(),
});
export type CaseEventPayload = z.infer<typeof payload>;

const notifier = system('case notices');

export const notifyCaseEventJob = defineJob<CaseEventPayload, NotificationParts>({
  name: 'notifications.notify-case-event',
  payload,
  maxAttempts: 8,
  timeoutSeconds: 30,
  handler: async (happened, parts) => {
    await parts.run(notifier, (ctx) => writeCaseNotices(ctx, happened, parts));
  },
});

async function writeCaseNotices(
  ctx: Ctx,
  happened: CaseEventPayload,
  parts: NotificationParts,
): Promise<void> {
  const { caseId } = happened;
  const facts = await findNoticeFacts(ctx.tx, caseId);
  const notice = facts && noticeOf(happened, facts);
  if (!notice) return;
  const { kind } = notice;
  const audience = await listAudience(ctx, notice.to, facts);
  const { late } = happened;
  const accountIds = late ? audience.filter((id) => id === late.accountId) : audience;
  const since = new Date(ctx.now.getTime() - repeatMinutes * 60_000);
  const already = await lastWrittenAt(ctx, accountIds, { kind, caseId }, since);
  const asked = accountIds.filter((accountId) => !already.has(accountId));
  const mail = caseNoticeMail(kind, { caseId, reference: facts.reference }, parts.notices);
  const drafts: MailDraft[] = [];
  for (const [accountId, plan] of await planTelling(ctx, asked, topicOf(kind), parts)) {
    const { now, later } = onlyThese(plan, late?.channels);
    if (now.length > 0) drafts.push({ accountId, kind, caseId, ...mail, channels: now });
    if (later) await tellLater(ctx, happened, accountId, later);
  }
  await writeMails(ctx, drafts, parts.mail.delivery);
}

function onlyThese(plan: ChannelPlan, channels: readonly NoticeChannel[] = noticeChannels): ChannelPlan {
  const kept = (of: readonly NoticeChannel[]) => of.filter((channel) => channels.includes(channel));
  const later = plan.later && { at: plan.later.at, channels: kept(plan.later.channels) };
  return { now: kept(plan.now), later: later && later.channels.length > 0 ? later : undefined };
}

async function tellLater(
  ctx: Ctx,
  { caseId, action, fromStatus }: CaseEventPayload,
  accountId: string,
  { channels, at }: NonNullable<ChannelPlan['later']>,
): Promise<void> {
  const jobKey = `notify-late:${caseId}:${action}:${accountId}`;
  const late = { accountId, channels };
  await ctx.enqueue(notifyCaseEventJob, { caseId, action, fromStatus, late }, { runAt: at, jobKey });
}

function listAudience(ctx: Ctx, audience: Audience, facts: NoticeFacts): Promise<string[]> {
  switch (audience) {
    case 'pharmacy':
      return listPharmacists(ctx.tx, facts.pharmacyId);
    case 'directors':
      return listDirectors(ctx.tx);
    case 'expert':
      return Promise.resolve(facts.expertId === null ? [] : [facts.expertId]);
  }
}
