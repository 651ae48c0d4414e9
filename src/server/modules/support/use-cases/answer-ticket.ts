// Reading and continuing a ticket: the person whose it is, or support. Nobody else learns that it exists.
import type { TicketState, TicketThread } from '#contracts/support/ticket.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { listOperators, openProfile } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { ticketMoved, ticketRead } from '../ticket.audit.ts';
import { listMessages, listTicketsOf } from '../ticket.queries.ts';
import { insertMessage, setTicketState, takeTicket } from '../ticket.store.ts';
import { openMessage, presentTicket, sealMessage } from '../ticket.ts';
import { ticketAnsweredNotice, ticketClosedNotice, ticketWaitingNotice } from '../ticket-notices.fr.ts';

const mostMessages = 200;

/** @throws AppError `ticket.not_found` */
async function openFor(ctx: Ctx, actor: AccountActor, ticketId: string) {
  const ticket = await takeTicket(ctx.tx, ticketId);
  const isOwn = ticket?.account_id === actor.accountId;
  if (!ticket || (!isOwn && actor.kind !== 'operator')) throw new AppError('ticket.not_found');
  return { ticket, side: isOwn ? ('person' as const) : ('support' as const) };
}

export async function readTicket(ctx: Ctx, actor: AccountActor, ticketId: string): Promise<TicketThread> {
  const { ticket, side } = await openFor(ctx, actor, ticketId);
  const messages = await listMessages(ctx.tx, ticketId);
  if (side === 'support') ctx.audit(auditEntry(ticketRead, ticket.account_id, { ticketId }));
  const profile = { id: ticket.account_id, data_key: ticket.data_key, profile_sealed: ticket.profile_sealed };
  return {
    ...presentTicket(ticket),
    account:
      side === 'person'
        ? null
        : {
            accountId: ticket.account_id,
            displayName: openProfile(ctx.keyring, profile).displayName,
            role: ticket.role as AccountActor['kind'],
          },
    messages: messages.map((row) => ({
      messageId: row.id,
      at: row.at.toISOString(),
      side: row.side as 'person' | 'support' | 'system',
      text: openMessage(ctx.keyring, ticket.data_key, row),
    })),
  };
}

/** One's own tickets with all that was written, newest activity first. */
export async function readTickets(ctx: Ctx, actor: AccountActor): Promise<TicketThread[]> {
  const threads: TicketThread[] = [];
  for (const { id } of await listTicketsOf(ctx.tx, actor.accountId)) {
    threads.push(await readTicket(ctx, actor, id));
  }
  return threads;
}

/** @throws AppError `ticket.not_found`, `ticket.too_many` */
export async function continueTicket(
  ctx: Ctx,
  input: { actor: AccountActor; ticketId: string; text: string },
): Promise<{ ticketId: string; state: TicketState }> {
  const { actor, ticketId, text } = input;
  const { ticket, side } = await openFor(ctx, actor, ticketId);
  if ((await listMessages(ctx.tx, ticketId)).length >= mostMessages) throw new AppError('ticket.too_many');
  const id = ctx.newId();
  const sealed = sealMessage(ctx.keyring, ticket.data_key, id, text);
  await insertMessage(ctx.tx, { id, ticketId, authorId: actor.accountId, side, at: ctx.now, sealed });
  const state = side === 'support' ? 'answered' : 'open';
  await setTicketState(ctx.tx, ticketId, state, ctx.now);
  ctx.audit(auditEntry(ticketMoved, ticket.account_id, { ticketId, side, to: state }));
  if (side === 'support') await tell(ctx, ticketAnsweredNotice, ticket.account_id, { ticketId });
  else {
    for (const operator of await listOperators(ctx.tx)) {
      await tell(ctx, ticketWaitingNotice, operator, { ticketId });
    }
  }
  return { ticketId, state };
}

/** @throws AppError `ticket.not_found` */
export async function closeTicket(ctx: Ctx, actor: AccountActor, ticketId: string): Promise<void> {
  const { ticket, side } = await openFor(ctx, actor, ticketId);
  if (ticket.state === 'closed') return;
  await setTicketState(ctx.tx, ticketId, 'closed', ctx.now);
  ctx.audit(auditEntry(ticketMoved, ticket.account_id, { ticketId, side, to: 'closed' }));
  if (side === 'support') await tell(ctx, ticketClosedNotice, ticket.account_id, { ticketId });
}
