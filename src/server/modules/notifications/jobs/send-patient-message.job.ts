// Sends a patient's one message (B-102). Unlike a mail it never leaves twice: it is noted as leaving before it leaves, and when
// the process dies in between, nobody knows whether it left; it is given up, and the pharmacy sees that it must tell the
// patient itself, as it remains bound to do anyway.
import { defineJob, PermanentJobError } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { SmsRefused, SmsStopped, SmsTryLater, SmsUncertain } from '#server/ports/sms/sms.port.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { openCase } from '../../cases/public.ts';
import { listConsents } from '../../consents/public.ts';
import { patientText } from '../notice-mail.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { patientMessageEnded } from '../patient-message/patient-message.audit.ts';
import { movePatientMessage, takePatientMessage } from '../patient-message/patient-message.store.ts';
import { nextDaytime, openPatientPhone } from '../patient-message/patient-message.ts';
import { listStopped, stopAddress, stopDigest } from '../stop/stop.store.ts';
import { referenceDigest } from '../stop/take-report.ts';
import { sendPatientMessageJobName } from './send-patient-message-name.job.ts';

const sender = system('patient messages');
/** Longer than any sending takes: a message that is still leaving then was left by a process that died. */
const leavingMs = 5 * 60_000;

export const sendPatientMessageJob = defineJob<{ caseId: string }, NotificationParts>({
  ...sendPatientMessageJobName,
  timeoutSeconds: 60,
  handler: async ({ caseId }, parts) => {
    const phone = await parts.run(sender, (ctx) => takeMessage(ctx, caseId, parts));
    if (phone === undefined) return;
    try {
      const { reference } = await parts.sms.send({ to: phone, text: patientText(), idempotencyKey: caseId });
      await parts.run(sender, async (ctx) => {
        const digest = reference === null ? null : referenceDigest(ctx, reference);
        await movePatientMessage(ctx.tx, caseId, { to: 'sent', sentAt: ctx.now, referenceDigest: digest });
        ctx.audit(auditEntry(patientMessageEnded, caseId, { state: 'sent' }));
      });
    } catch (error) {
      await endRefused(error, { caseId, phone }, parts);
    }
  },
  onGiveUp: async ({ caseId }, { run }) => {
    await run(sender, (ctx) => end(ctx, caseId, 'failed'));
  },
});

/** The number when the message is to leave now; noted as leaving. */
async function takeMessage(
  ctx: Ctx,
  caseId: string,
  { notices, sms }: NotificationParts,
): Promise<string | undefined> {
  const row = await takePatientMessage(ctx.tx, caseId);
  if (row?.state === 'sending') {
    const since = row.sent_at?.getTime() ?? 0;
    if (ctx.now.getTime() - since < leavingMs) throw new SmsTryLater('It is leaving already');
    await end(ctx, caseId, 'failed');
    return undefined;
  }
  if (row?.state !== 'waiting') return undefined;
  const { caseRow, key } = await openCase(ctx, caseId);
  const hasAgreed = (await listConsents(ctx.tx, caseId)).includes('sms');
  if (caseRow.status !== 'answered' || !hasAgreed || sms.delivery === 'off') {
    await movePatientMessage(ctx.tx, caseId, { to: 'withdrawn' });
    return undefined;
  }
  const runAt = nextDaytime(ctx.now, notices.serviceHours.zone);
  if (runAt > ctx.now) {
    await ctx.enqueue(sendPatientMessageJobName, { caseId }, { runAt, jobKey: `patient-message:${caseId}` });
    return undefined;
  }
  const phone = openPatientPhone(key, caseId, row.phone_sealed);
  const digest = stopDigest(ctx.keyring, 'sms', phone);
  if ((await listStopped(ctx.tx, [digest])).size > 0) {
    await end(ctx, caseId, 'stopped');
    return undefined;
  }
  await movePatientMessage(ctx.tx, caseId, { to: 'sending', sentAt: ctx.now });
  return phone;
}

async function endRefused(
  error: unknown,
  { caseId, phone }: { caseId: string; phone: string },
  { run }: NotificationParts,
): Promise<void> {
  if (error instanceof SmsStopped) {
    await run(sender, async (ctx) => {
      const digest = stopDigest(ctx.keyring, 'sms', phone);
      await stopAddress(ctx.tx, { digest, channel: 'sms', cause: 'reply', now: ctx.now });
      await end(ctx, caseId, 'stopped');
    });
    return;
  }
  if (error instanceof SmsUncertain) throw new PermanentJobError('Nobody knows whether it left');
  // Surely not taken: it may be tried again. Anything else may have left.
  if (error instanceof SmsTryLater) {
    await run(sender, (ctx) => movePatientMessage(ctx.tx, caseId, { to: 'waiting', sentAt: null }));
  }
  throw error instanceof SmsRefused ? new PermanentJobError(error.message) : error;
}

async function end(ctx: Ctx, caseId: string, state: 'failed' | 'stopped'): Promise<void> {
  const row = await takePatientMessage(ctx.tx, caseId);
  if (row?.state !== 'waiting' && row?.state !== 'sending') return;
  await movePatientMessage(ctx.tx, caseId, { to: state, sentAt: null });
  ctx.audit(auditEntry(patientMessageEnded, caseId, { state }));
}
