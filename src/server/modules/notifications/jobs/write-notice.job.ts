// Writes one notice as its owner declared it: a row for the application, a mail, or both, in one transaction. A notice that
// a person may do without respects his preferences; its mail waits for the end of his quiet hours in a job of its own.
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
import { isOptional } from '../preferences/preference.ts';
import { writeMail } from '../use-cases/write-mails.ts';

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
  const plan = await planMail(ctx, notice, payload, parts);
  const mailId = plan.now ? await mailNotice(ctx, notice, { payload, to }, parts) : undefined;
  if (plan.laterAt) await ctx.enqueue(noticeJobName, { ...payload, isLate: true }, { runAt: plan.laterAt });
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

/** Whether the mail goes now, or when; neither where it is none, or not wanted. */
async function planMail(
  ctx: Ctx,
  notice: NoticeKind,
  { accountId }: NoticePayload,
  { notices }: NotificationParts,
): Promise<{ now: boolean; laterAt: Date | undefined }> {
  if (notice.only === 'application') return { now: false, laterAt: undefined };
  if (!isOptional(notice.kind)) return { now: true, laterAt: undefined };
  const { zone } = notices.serviceHours;
  const plan = (await planTelling(ctx, [accountId], { topic: 'service', zone })).get(accountId);
  const isLater = plan?.later?.channels.includes('mail');
  return { now: plan?.now.includes('mail') ?? false, laterAt: isLater ? plan?.later?.at : undefined };
}

async function mailNotice(
  ctx: Ctx,
  notice: NoticeKind,
  { payload, to }: { payload: NoticePayload; to: string | undefined },
  { mail, notices }: NotificationParts,
): Promise<string | undefined> {
  const { accountId, data, linkId } = payload;
  const token = linkId === null ? undefined : linkToken(ctx.keyring, linkId);
  const text = accountNoticeMail(notice, data, token, notices, await notice.mailDetails?.(ctx, data));
  const content = { kind: notice.kind, caseId: null, ...text };
  return writeMail(ctx, { accountId, to, content }, mail.delivery);
}
