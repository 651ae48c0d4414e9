// Rows of tickets and their messages; a message is written once and never changed.
import type { TicketCategory, TicketState } from '#contracts/support/ticket.contract.ts';
import type { Tx } from '#server/platform/db/database.ts';

export async function insertTicket(
  tx: Tx,
  ticket: { id: string; accountId: string; category: TicketCategory; isUrgent: boolean; at: Date },
): Promise<void> {
  await tx
    .insertInto('tickets')
    .values({
      id: ticket.id,
      account_id: ticket.accountId,
      category: ticket.category,
      is_urgent: ticket.isUrgent,
      state: 'open',
      opened_at: ticket.at,
      updated_at: ticket.at,
    })
    .execute();
}

export async function insertMessage(
  tx: Tx,
  message: {
    id: string;
    ticketId: string;
    authorId: string | null;
    side: 'person' | 'support' | 'system';
    at: Date;
    sealed: Buffer;
  },
): Promise<void> {
  await tx
    .insertInto('ticket_messages')
    .values({
      id: message.id,
      ticket_id: message.ticketId,
      author_id: message.authorId,
      side: message.side,
      at: message.at,
      text_sealed: message.sealed,
    })
    .execute();
}

export async function setTicketState(tx: Tx, ticketId: string, state: TicketState, at: Date): Promise<void> {
  await tx.updateTable('tickets').set({ state, updated_at: at }).where('id', '=', ticketId).execute();
}

/** The ticket with the key of its account, locked until the transaction ends. */
export function takeTicket(tx: Tx, ticketId: string) {
  return tx
    .selectFrom('tickets')
    .innerJoin('accounts', 'accounts.id', 'tickets.account_id')
    .selectAll('tickets')
    .select(['accounts.data_key', 'accounts.profile_sealed', 'accounts.role'])
    .where('tickets.id', '=', ticketId)
    .forUpdate('tickets')
    .executeTakeFirst();
}
