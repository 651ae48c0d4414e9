// Sends one message of the outbox, by its channel. Nothing is open while the other side answers. If the process dies between
// sending and noting it, the message goes out again (a mail with the same Message-ID, a note in the place of the first):
// told twice is better than never.
import type { NoticeChannel } from '#contracts/notifications/preference.ts';
import { defineJob, PermanentJobError } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { RecipientRefused, RefusedForGood } from '#server/ports/mail/mail.port.ts';
import { SmsRefused, SmsStopped } from '#server/ports/sms/sms.port.ts';
import type { Ctx } from '../../audit/public.ts';
import { mailReference } from '../bounces/mail-reference.ts';
import { listPushDevices } from '../devices/push-device.store.ts';
import { openDevice } from '../devices/push-device.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { findWaitingMail } from '../outbox.queries.ts';
import { countTry, type OutboxState, settleMail } from '../outbox.store.ts';
import { openMail } from '../outbox-mail.ts';
import { respectsStop } from '../preferences/preference.ts';
import { endReturned } from '../stop/end-returned.ts';
import { listStopped, stopDigest } from '../stop/stop.store.ts';
import { referenceDigest } from '../stop/take-report.ts';
import { sendMailJobName } from './send-mail-name.job.ts';
import { sendNote } from './send-note.ts';
import type { TakenMessage } from './taken-message.ts';

const sender = system('mail sending');

export const sendMailJob = defineJob<{ mailId: string }, NotificationParts>({
  ...sendMailJobName,
  timeoutSeconds: 120,
  handler: async ({ mailId }, parts) => {
    const taken = await parts.run(sender, (ctx) => takeMessage(ctx, mailId, parts.mail.delivery));
    if (!taken) return;
    const reference = await deliver(taken, mailId, parts).catch((error: unknown) =>
      endRefused(error, taken, mailId, parts),
    );
    if (reference === 'ended') return;
    await parts.run(sender, (ctx) => {
      const digest = reference === null ? null : referenceDigest(ctx, reference);
      return settleMail(ctx.tx, mailId, 'sent', ctx.now, digest);
    });
  },
  onGiveUp: async ({ mailId }, { run }) => {
    await run(sender, (ctx) => settleMail(ctx.tx, mailId, 'failed', ctx.now));
  },
});

/** The provider's name for what was sent, where there is one. */
async function deliver(
  taken: TakenMessage,
  mailId: string,
  parts: NotificationParts,
): Promise<string | null> {
  const { to, subject, text, html } = taken.content;
  if (taken.channel === 'push') {
    await sendNote(taken, parts);
    return null;
  }
  if (taken.channel === 'sms') {
    return (await parts.sms.send({ to, text, idempotencyKey: mailId })).reference;
  }
  await parts.mail.send({ to, subject, text, html, idempotencyKey: taken.reference });
  return null;
}

/** A recipient that is none, or that asked to stop, is not tried again, by nobody; other refusals end this message alone. */
async function endRefused(
  error: unknown,
  { channel, content }: TakenMessage,
  mailId: string,
  { run }: NotificationParts,
): Promise<'ended'> {
  const end = endOf(error);
  if (end && channel !== 'push') {
    await run(sender, (ctx) => endReturned(ctx, { mailId, channel, to: content.to }, end));
    return 'ended';
  }
  const isFinal = error instanceof RefusedForGood || error instanceof SmsRefused;
  throw isFinal ? new PermanentJobError(error.message) : error;
}

function endOf(
  error: unknown,
): { state: Extract<OutboxState, 'bounced' | 'stopped'>; cause: 'bounce' | 'reply' } | undefined {
  if (error instanceof RecipientRefused) return { state: 'bounced', cause: 'bounce' };
  if (error instanceof SmsStopped) return { state: 'stopped', cause: 'reply' };
  return undefined;
}

/** The message if it is still to be sent; settles it when that is no longer wanted or possible. */
async function takeMessage(
  ctx: Ctx,
  mailId: string,
  delivery: 'sends' | 'keeps',
): Promise<TakenMessage | undefined> {
  const row = await findWaitingMail(ctx.tx, mailId);
  if (!row) return undefined;
  const channel = row.channel as NoticeChannel;
  const end = (state: Exclude<OutboxState, 'waiting'>) => settleMail(ctx.tx, mailId, state, ctx.now);
  if (channel === 'mail' && delivery === 'keeps') return void (await end('kept'));
  if (row.account_status === 'closed') return void (await end('failed'));
  const content = openMail(ctx.keyring.unwrap(row.data_key), row.id, row.mail_sealed);
  if (channel !== 'push' && respectsStop(content.kind)) {
    const digest = stopDigest(ctx.keyring, channel, content.to);
    if ((await listStopped(ctx.tx, [digest])).size > 0) return void (await end('stopped'));
  }
  await countTry(ctx.tx, mailId);
  const devices = channel === 'push' ? await listPushDevices(ctx.tx, row.account_id) : [];
  const opened = devices.map((device) => ({ ...openDevice(ctx.keyring, device), deviceId: device.id }));
  const reference = mailReference(ctx.keyring, mailId);
  return { accountId: row.account_id, channel, content, devices: opened, reference };
}
