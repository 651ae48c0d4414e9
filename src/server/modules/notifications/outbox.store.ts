// Writes of the outbox. A mail's text is never changed or removed here; only its state moves on.
import type { NoticeChannel } from '#contracts/notifications/preference.ts';
import type { Tx } from '#server/platform/db/database.ts';

/** `delivered` and `bounced` are known where the other side says so; `stopped`: its address is on the stop list. */
export type OutboxState = 'kept' | 'waiting' | 'sent' | 'delivered' | 'failed' | 'bounced' | 'stopped';

export type NewMail = {
  id: string;
  accountId: string;
  channel: NoticeChannel;
  sealed: Buffer;
  state: 'kept' | 'waiting';
  createdAt: Date;
};

/** All in one statement. */
export async function insertMails(tx: Tx, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  await tx
    .insertInto('outbox_mails')
    .values(
      mails.map((mail) => ({
        id: mail.id,
        account_id: mail.accountId,
        channel: mail.channel,
        mail_sealed: mail.sealed,
        state: mail.state,
        created_at: mail.createdAt,
      })),
    )
    .execute();
}

/** Moves a waiting message on; one that is no longer waiting stays as it is. */
export async function settleMail(
  tx: Tx,
  mailId: string,
  state: Exclude<OutboxState, 'waiting'>,
  now: Date,
  referenceDigest: string | null = null,
): Promise<void> {
  await tx
    .updateTable('outbox_mails')
    .set({ state, sent_at: state === 'sent' ? now : null, reference_digest: referenceDigest })
    .where('id', '=', mailId)
    .where('state', '=', 'waiting')
    .execute();
}

export async function countTry(tx: Tx, mailId: string): Promise<void> {
  await tx
    .updateTable('outbox_mails')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', mailId)
    .execute();
}

/** What the provider reports of a message that left: a late or repeated report changes nothing. */
export async function settleReported(
  tx: Tx,
  referenceDigest: string,
  isDelivered: boolean,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('outbox_mails')
    .set({ state: isDelivered ? 'delivered' : 'bounced', delivered_at: isDelivered ? now : null })
    .where('reference_digest', '=', referenceDigest)
    .where('state', '=', 'sent')
    .execute();
}

/**
 * Ends a message that came back. It may still count as waiting: the answer of the server was lost, or the report was faster
 * than the note that it had left. Answers whether it moved on; one that was settled otherwise stays as it is.
 */
export async function settleReturned(
  tx: Tx,
  mailId: string,
  state: Extract<OutboxState, 'bounced' | 'stopped'>,
): Promise<boolean> {
  const row = await tx
    .updateTable('outbox_mails')
    .set({ state })
    .where('id', '=', mailId)
    .where('state', 'in', ['waiting', 'sent'])
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
