// Writes the mails one event of a case calls for. The case is read again: what is over by now is told to nobody.
import { z } from 'zod';
import { caseActionSchema, caseStatusSchema } from '#contracts/cases/case.vocabulary.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { listDirectors, listPharmacists } from '../../accounts/public.ts';
import type { Ctx } from '../../audit/public.ts';
import { findNoticeFacts } from '../notice-facts.queries.ts';
import { caseNoticeMail } from '../notice-mail.ts';
import { type Audience, type NoticeFacts, noticeOf } from '../notices.ts';
import { type NotificationParts, repeatMinutes } from '../notification-parts.ts';
import { lastWrittenAt, writeMails } from '../use-cases/write-mails.ts';

const payload = z.strictObject({ caseId: z.uuid(), action: caseActionSchema, fromStatus: caseStatusSchema });
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
  const accountIds = await listAudience(ctx, notice.to, facts);
  const since = new Date(ctx.now.getTime() - repeatMinutes * 60_000);
  const already = await lastWrittenAt(ctx, accountIds, { kind, caseId }, since);
  const mail = caseNoticeMail(kind, { caseId, reference: facts.reference }, parts.notices);
  const drafts = accountIds
    .filter((accountId) => !already.has(accountId))
    .map((accountId) => ({ accountId, kind, caseId, ...mail }));
  await writeMails(ctx, drafts, parts.mail.delivery);
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
