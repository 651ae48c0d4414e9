// A message to support is sealed under the key of the account the ticket belongs to, whoever wrote it.
import type { Ticket, TicketCategory, TicketState } from '#contracts/support/ticket.contract.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';

const contextOf = (messageId: string) => `ticket-message:${messageId}`;

export function sealMessage(keyring: Keyring, dataKey: string, messageId: string, text: string): Buffer {
  return sealJson(keyring.unwrap(dataKey), contextOf(messageId), text);
}

export function openMessage(
  keyring: Keyring,
  dataKey: string,
  row: { id: string; text_sealed: Buffer },
): string {
  return openJson<string>(keyring.unwrap(dataKey), contextOf(row.id), row.text_sealed);
}

type TicketRow = {
  id: string;
  category: string;
  is_urgent: boolean;
  state: string;
  opened_at: Date;
  updated_at: Date;
};

export function presentTicket(row: TicketRow): Ticket {
  return {
    ticketId: row.id,
    category: row.category as TicketCategory,
    isUrgent: row.is_urgent,
    state: row.state as TicketState,
    openedAt: row.opened_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
