// What the provider of text messages reports: delivered or not, or a reply STOP. Its signature was checked before.
import { parsePhone } from '#contracts/values/phone.ts';
import type { SmsReport } from '#server/ports/sms/sms.port.ts';
import type { Ctx } from '../../audit/public.ts';
import { settleReported } from '../outbox.store.ts';
import { settlePatientReport } from '../patient-message/patient-message.store.ts';
import { stopAddress, stopDigest } from './stop.store.ts';

export function referenceDigest(ctx: Pick<Ctx, 'keyring'>, reference: string): string {
  return ctx.keyring.digest('sms-reference', reference);
}

/** Repeating it changes nothing; a report of a message that is not ours neither. */
export async function takeReport(ctx: Ctx, report: SmsReport): Promise<void> {
  if (report.kind !== 'stop') {
    const digest = referenceDigest(ctx, report.reference);
    const isDelivered = report.kind === 'delivered';
    await settleReported(ctx.tx, digest, isDelivered, ctx.now);
    await settlePatientReport(ctx.tx, digest, isDelivered);
    return;
  }
  const parsed = parsePhone(report.phone);
  if (!parsed.ok) return;
  const digest = stopDigest(ctx.keyring, 'sms', parsed.phone);
  await stopAddress(ctx.tx, { digest, channel: 'sms', cause: 'reply', now: ctx.now });
}
