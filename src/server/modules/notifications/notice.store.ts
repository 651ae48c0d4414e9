// Rows of notices shown in the application: written once, acknowledged once.
import type { Tx } from '#server/platform/db/database.ts';
import type { NoticeData } from '../audit/public.ts';

export async function insertNotice(
  tx: Tx,
  notice: {
    id: string;
    accountId: string;
    kind: string;
    data: NoticeData;
    createdAt: Date;
    mailId: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('notices')
    .values({
      id: notice.id,
      account_id: notice.accountId,
      kind: notice.kind,
      data: JSON.stringify(notice.data),
      created_at: notice.createdAt,
      mail_id: notice.mailId,
    })
    .execute();
}

/** Answers whether it was unread until now; undefined when the account has no such notice. */
export async function acknowledge(
  tx: Tx,
  accountId: string,
  noticeId: string,
  now: Date,
): Promise<boolean | undefined> {
  const row = await tx
    .selectFrom('notices')
    .select('acknowledged_at')
    .where('id', '=', noticeId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.acknowledged_at) return false;
  await tx.updateTable('notices').set({ acknowledged_at: now }).where('id', '=', noticeId).execute();
  return true;
}
