// A report of non-delivery that came back to the sender's address, sometimes days later. It counts for a mail whose
// reference this instance made, and once: a mail that was settled stays as it is.
import { isDeadAddress } from '#server/ports/mail/mail.port.ts';
import type { Ctx } from '../../audit/public.ts';
import { findMail } from '../outbox.queries.ts';
import { openOutboxRow } from '../outbox-mail.ts';
import { endReturned } from '../stop/end-returned.ts';
import type { DeliveryReport, RecipientReport } from './delivery-report.ts';
import { readMailReference } from './mail-reference.ts';

/** Repeating it changes nothing; a report about a mail that is not ours, or that may yet arrive, neither. */
export async function takeBounce(ctx: Ctx, report: DeliveryReport): Promise<'noted' | 'ignored'> {
  const failed = failuresOf(report.recipients);
  const mailId = report.references.map((text) => readMailReference(ctx.keyring, text)).find(Boolean);
  const row = failed.length > 0 && mailId ? await findMail(ctx.tx, mailId) : undefined;
  if (row?.channel !== 'mail') return 'ignored';
  // Of an erased account nobody knows the address any more.
  const to = openOutboxRow(ctx.keyring, row)?.to;
  const isDead = failed.some(
    ({ address, status }) => isDeadAddress(status) && address === to?.trim().toLowerCase(),
  );
  const message = { mailId: row.id, channel: 'mail' as const, to };
  const hasMoved = await endReturned(ctx, message, {
    state: 'bounced',
    cause: isDead ? 'bounce' : undefined,
  });
  return hasMoved ? 'noted' : 'ignored';
}

/**
 * Those for whom the server has given up; 4.x.x too, for it will not try again. None when somebody got it: an address that
 * leads to several people.
 */
function failuresOf(recipients: readonly RecipientReport[]): RecipientReport[] {
  const hasArrived = recipients.some(({ action }) => ['delivered', 'relayed', 'expanded'].includes(action));
  const failed = recipients.filter(({ action, status }) => action === 'failed' && /^[45]\./.test(status));
  return hasArrived ? [] : failed;
}
