// Writes one notice as its owner declared it: a row for the application, a mail, or both, in one transaction.
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
  { mail, notices }: NotificationParts,
): Promise<void> {
  const { accountId, data, linkId } = payload;
  const token = linkId === null ? undefined : linkToken(ctx.keyring, linkId);
  const to = payload.addressId === null ? undefined : await openAddress(ctx, payload.addressId);
  if (payload.addressId !== null && to === undefined) return;
  const text = accountNoticeMail(notice, data, token, notices, await notice.mailDetails?.(ctx, data));
  const mailId =
    notice.only === 'application'
      ? undefined
      : await writeMail(
          ctx,
          { accountId, to, content: { kind: notice.kind, caseId: null, ...text } },
          mail.delivery,
        );
  const noticeId = ctx.newId();
  if (notice.only !== 'mail') {
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
