// Sends one mail of the outbox. Nothing is open while the mail server answers. If the process dies between sending and
// noting it, the mail goes out again with the same Message-ID: told twice is better than never.
import { defineJob, PermanentJobError } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { RefusedForGood } from '#server/ports/mail/mail.port.ts';
import type { Ctx } from '../../audit/public.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { findWaitingMail } from '../outbox.queries.ts';
import { settleMail } from '../outbox.store.ts';
import { type MailContent, openMail } from '../outbox-mail.ts';
import { sendMailJobName } from './send-mail-name.job.ts';

const sender = system('mail sending');

export const sendMailJob = defineJob<{ mailId: string }, NotificationParts>({
  ...sendMailJobName,
  timeoutSeconds: 120,
  handler: async ({ mailId }, { run, mail }) => {
    const content = await run(sender, (ctx) => takeMail(ctx, mailId, mail.delivery));
    if (!content) return;
    const { to, subject, text, html } = content;
    try {
      await mail.send({ to, subject, text, html, idempotencyKey: mailId });
    } catch (error) {
      throw error instanceof RefusedForGood ? new PermanentJobError(error.message) : error;
    }
    await run(sender, (ctx) => settleMail(ctx.tx, mailId, 'sent', ctx.now));
  },
  onGiveUp: async ({ mailId }, { run }) => {
    await run(sender, (ctx) => settleMail(ctx.tx, mailId, 'failed', ctx.now));
  },
});

/** The mail if it is still to be sent; settles it when that is no longer wanted or possible. */
async function takeMail(
  ctx: Ctx,
  mailId: string,
  delivery: 'sends' | 'keeps',
): Promise<MailContent | undefined> {
  const row = await findWaitingMail(ctx.tx, mailId);
  if (!row) return undefined;
  if (delivery === 'keeps' || row.account_status === 'closed') {
    await settleMail(ctx.tx, mailId, delivery === 'keeps' ? 'kept' : 'failed', ctx.now);
    return undefined;
  }
  return openMail(ctx.keyring.unwrap(row.data_key), row.id, row.mail_sealed);
}
