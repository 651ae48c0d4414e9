// Writes of the outbox. A mail's text is never changed or removed here; only its state moves on.
import type { Tx } from '#server/platform/db/database.ts';

export type OutboxState = 'kept' | 'waiting' | 'sent' | 'failed';

export type NewMail = {
  id: string;
  accountId: string;
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
        mail_sealed: mail.sealed,
        state: mail.state,
        created_at: mail.createdAt,
      })),
    )
    .execute();
}

/** Moves a waiting mail on; one that is no longer waiting stays as it is. */
export async function settleMail(
  tx: Tx,
  mailId: string,
  state: Exclude<OutboxState, 'waiting'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('outbox_mails')
    .set({ state, sent_at: state === 'sent' ? now : null })
    .where('id', '=', mailId)
    .where('state', '=', 'waiting')
    .execute();
}
