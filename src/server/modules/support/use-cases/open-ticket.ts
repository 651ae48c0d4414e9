// Writing to support (A-048, A-082, B-045). An intrusion or a compromised account is told to every operator at once.
import { type TicketCategory, urgentCategories } from '#contracts/support/ticket.contract.ts';
import { compromisedTextFr } from '#contracts/support/ticket.fr.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { listOperators, lockAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx, type DomainEvent, tell } from '../../audit/public.ts';
import { ticketOpened } from '../ticket.audit.ts';
import { countTickets } from '../ticket.queries.ts';
import { insertMessage, insertTicket } from '../ticket.store.ts';
import { sealMessage } from '../ticket.ts';
import { ticketReceivedNotice, ticketUrgentNotice, ticketWaitingNotice } from '../ticket-notices.fr.ts';

const mostOpen = 20;

/** @throws AppError `ticket.too_many` */
export async function openTicket(
  ctx: Ctx,
  input: { accountId: string; category: TicketCategory; text: string; side?: 'person' | 'system' },
): Promise<{ ticketId: string; state: 'open' }> {
  const { accountId, category, side = 'person' } = input;
  const account = await lockAccount(ctx, accountId);
  if (!account) throw new AppError('ticket.not_found');
  if (side === 'person' && (await countTickets(ctx.tx, { accountId })) >= mostOpen) {
    throw new AppError('ticket.too_many');
  }
  const ticketId = ctx.newId();
  const messageId = ctx.newId();
  const isUrgent = urgentCategories.includes(category);
  await insertTicket(ctx.tx, { id: ticketId, accountId, category, isUrgent, at: ctx.now });
  await insertMessage(ctx.tx, {
    id: messageId,
    ticketId,
    authorId: side === 'person' ? accountId : null,
    side,
    at: ctx.now,
    sealed: sealMessage(ctx.keyring, account.dataKey, messageId, input.text),
  });
  ctx.audit(auditEntry(ticketOpened, accountId, { ticketId, category }));
  await tell(ctx, ticketReceivedNotice, accountId, { ticketId });
  for (const operator of await listOperators(ctx.tx)) {
    if (isUrgent) await tell(ctx, ticketUrgentNotice, operator, { ticketId, category });
    else await tell(ctx, ticketWaitingNotice, operator, { ticketId });
  }
  return { ticketId, state: 'open' };
}

/** Somebody said that her account may be compromised: the event's subject is the account. */
export async function openCompromisedTicket(ctx: Ctx, event: DomainEvent): Promise<void> {
  await openTicket(ctx, {
    accountId: event.subjectId,
    category: 'compromised-account',
    text: compromisedTextFr,
    side: 'system',
  });
}
