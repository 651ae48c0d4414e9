// Lists of tickets, bounded, and the messages of one.
import type { Tx } from '#server/platform/db/database.ts';

const most = 50;

/** One's own, newest activity first, at most 50. */
export function listTicketsOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('tickets')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

/** Those that wait for support, urgent ones first, then the oldest; at most 50. */
export function listWaiting(tx: Tx) {
  return tx
    .selectFrom('tickets')
    .selectAll()
    .where('state', '=', 'open')
    .orderBy('is_urgent', 'desc')
    .orderBy('updated_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

export async function countTickets(
  tx: Tx,
  where: { accountId?: string; isUrgent?: boolean },
): Promise<number> {
  const row = await tx
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .$if(where.accountId !== undefined, (query) => query.where('account_id', '=', where.accountId ?? ''))
    .$if(where.isUrgent === true, (query) => query.where('is_urgent', '=', true))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Oldest first, at most 200: a ticket takes no more. */
export function listMessages(tx: Tx, ticketId: string) {
  return tx
    .selectFrom('ticket_messages')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('at')
    .orderBy('id')
    .limit(200)
    .execute();
}

/** Whose ticket it is. */
export async function findTicketAccount(tx: Tx, ticketId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('tickets')
    .select('account_id')
    .where('id', '=', ticketId)
    .executeTakeFirst();
  return row?.account_id;
}
