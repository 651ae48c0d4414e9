// Writes one notice as its owner declared it: a row for the application, a mail, or both, in one transaction. A notice that
// a person may do without respects his preferences; its mail waits for the end of his quiet hours in a job of its own.
import type { NoticeChannel } from '#contracts/notifications/preference.ts';
import { defineJob, PermanentJobError } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { linkToken, openAddress } from '../../accounts/public.ts';
import {
  auditEntry,
  type Ctx,
  type NoticeKind,
  type NoticePayload,
  noticeJobName,
} from '../../audit/public.ts';
import { noticeWritten } from '../notice.audit.ts';
import { insertNotice } from '../notice.store.ts';
import { accountNoticeMail } from '../notice-mail.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { planTelling } from '../preferences/plan-telling.ts';
import { type ChannelPlan, isOptional } from '../preferences/preference.ts';
import { writeMail, writeMails } from '../use-cases/write-mails.ts';

const notifier = system('account notices');

export const writeNoticeJob = defineJob<NoticePayload, NotificationParts>({
  ...noticeJobName,
  timeoutSeconds: 30,
  handler: async (payload, parts) => {
    const notice = parts.noticeKinds.find(({ kind }) => kind === payload.kind);
    if (!notice) throw new PermanentJobError(`no notice is called ${payload.kind}`);
    await parts.run(notifier, (ctx) => writeNotice(ctx, notice, payload, parts));
  },
});

async function writeNotice(
  ctx: Ctx,
  notice: NoticeKind,
  payload: NoticePayload,
  parts: NotificationParts,
): Promise<void> {
  const { accountId, data } = payload;
  const to = payload.addressId === null ? undefined : await openAddress(ctx, payload.addressId);
  if (payload.addressId !== null && to === undefined) return;
  const plan = await planNotice(ctx, notice, accountId, parts);
  const mailId = await writeNow(ctx, notice, { payload, to, channels: plan.now }, parts);
  if (plan.later) {
    await ctx.enqueue(noticeJobName, { ...payload, isLate: true }, { runAt: plan.later.at });
  }
  const noticeId = ctx.newId();
  if (notice.only !== 'mail' && !payload.isLate) {
    await insertNotice(ctx.tx, {
      id: noticeId,
      accountId,
      kind: notice.kind,
      data,
      createdAt: ctx.now,
      mailId: mailId ?? null,
    });
  }
  const byMail = mailId !== undefined;
  ctx.audit(auditEntry(noticeWritten, accountId, { noticeId, kind: notice.kind, byMail }));
}

/** By which channels now, and when by which later. */
async function planNotice(
  ctx: Ctx,
  notice: NoticeKind,
  accountId: string,
  parts: NotificationParts,
): Promise<ChannelPlan> {
  if (notice.only === 'application') return { now: [], later: undefined };
  const byMail: ChannelPlan = { now: ['mail'], later: undefined };
  if (!isOptional(notice.kind)) return byMail;
  return (await planTelling(ctx, [accountId], 'service', parts)).get(accountId) ?? byMail;
}

/** Answers the id of the mail, where one was written. */
async function writeNow(
  ctx: Ctx,
  notice: NoticeKind,
  told: { payload: NoticePayload; to: string | undefined; channels: readonly NoticeChannel[] },
  { mail, notices }: NotificationParts,
): Promise<string | undefined> {
  const { accountId, data, linkId } = told.payload;
  if (told.channels.length === 0) return undefined;
  const token = linkId === null ? undefined : linkToken(ctx.keyring, linkId);
  const text = accountNoticeMail(notice, data, token, notices, await notice.mailDetails?.(ctx, data));
  const about = { kind: notice.kind, caseId: null };
  const channels = told.channels.filter((channel) => channel !== 'mail');
  if (channels.length > 0) await writeMails(ctx, [{ accountId, ...about, ...text, channels }], mail.delivery);
  if (!told.channels.includes('mail')) return undefined;
  const { subject, text: plain, html } = text;
  const content = { ...about, subject, text: plain, html };
  return writeMail(ctx, { accountId, to: told.to, content }, mail.delivery);
}
