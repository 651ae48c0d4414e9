// Support over HTTP. Everybody signed in may write to it, whatever stands in the way of the service; operators answer.
import {
  closeTicket as closeOperation,
  getTicket as getOperation,
  listOwnTickets as listOwnOperation,
  listTicketQueue as listQueueOperation,
  openTicket as openOperation,
  sendTicketMessage as sendOperation,
} from '#contracts/support/ticket.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { mayKnock } from '#server/policy/rules.ts';
import type { RunUseCase } from '../audit/public.ts';
import { doorOf, replayOf } from '../cases/public.ts';
import { countTickets, listTicketsOf, listWaiting } from './ticket.queries.ts';
import { presentTicket } from './ticket.ts';
import { closeTicket, continueTicket, readTicket } from './use-cases/answer-ticket.ts';
import { openTicket } from './use-cases/open-ticket.ts';

export function bindSupportRoutes(server: HttpServer<AccountActor>, { run }: { run: RunUseCase }): void {
  const access = doorOf('support.own');
  bindOperation(server, openOperation, {
    access,
    handler: (request) => {
      const { actor, body } = request;
      const input = { accountId: actor.accountId, ...body };
      return run(actor, (ctx) => openTicket(ctx, input), replayOf(openOperation, request));
    },
  });
  bindOperation(server, listOwnOperation, {
    access,
    handler: ({ actor }) =>
      run(actor, async (ctx) => {
        const rows = await listTicketsOf(ctx.tx, actor.accountId);
        return { items: rows.map(presentTicket) };
      }),
  });
  bindOperation(server, getOperation, {
    access,
    handler: ({ actor, params }) => run(actor, (ctx) => readTicket(ctx, actor, params.ticketId)),
  });
  bindOperation(server, sendOperation, {
    access,
    handler: (request) => {
      const { actor } = request;
      const input = { actor, ...request.params, ...request.body };
      return run(actor, (ctx) => continueTicket(ctx, input), replayOf(sendOperation, request));
    },
  });
  bindOperation(server, closeOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) => run(actor, (ctx) => closeTicket(ctx, actor, params.ticketId)),
  });
  bindOperation(server, listQueueOperation, {
    access: doorOf('support.queue'),
    handler: ({ actor }) => {
      if (!mayKnock(actor, 'support.queue')) throw new AppError('access.denied');
      return run(actor, async (ctx) => {
        const rows = await listWaiting(ctx.tx);
        const items = rows.map((row) => ({ ...presentTicket(row), accountId: row.account_id }));
        return { items, waiting: await countTickets(ctx.tx, {}) };
      });
    },
  });
}
