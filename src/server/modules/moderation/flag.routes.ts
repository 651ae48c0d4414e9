// Flags over HTTP: making one, the queue of operator and medical director, what an author sees of hidden content.
import {
  appealItem as appealItemOperation,
  createFlag as createOperation,
  decideItem as decideItemOperation,
  getFlag as getOperation,
  listItemAppeals as listItemAppealsOperation,
  listFlags as listOperation,
  listOwnItems as listOwnItemsOperation,
  settleFlag as settleOperation,
} from '#contracts/moderation/flag.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { mayKnock, type RuleName } from '#server/policy/rules.ts';
import type { RunUseCase } from '../audit/public.ts';
import { doorOf, replayOf } from '../cases/public.ts';
import { appealItem, decideItem, readContestedItems, readOwnItems } from './use-cases/contest-item.ts';
import { createFlag } from './use-cases/create-flag.ts';
import { readFlag, readFlags, settleFlag } from './use-cases/settle-flag.ts';

/** @throws AppError `access.denied` */
function admit(actor: AccountActor, rule: RuleName): AccountActor {
  if (!mayKnock(actor, rule)) throw new AppError('access.denied');
  return actor;
}

export function bindFlagRoutes(server: HttpServer<AccountActor>, { run }: { run: RunUseCase }): void {
  bindOperation(server, createOperation, {
    access: doorOf('flags.create'),
    handler: (request) => {
      const actor = admit(request.actor, 'flags.create');
      const input = { actor, wanted: request.body };
      return run(actor, (ctx) => createFlag(ctx, input), replayOf(createOperation, request));
    },
  });
  bindQueue(server, run);
  const access = doorOf('decisions.own');
  bindOperation(server, listOwnItemsOperation, {
    access,
    handler: ({ actor }) => run(actor, (ctx) => readOwnItems(ctx, actor)),
  });
  bindOperation(server, appealItemOperation, {
    access,
    handler: (request) => {
      const { actor } = request;
      const input = { actor, ...request.params, ...request.body };
      return run(actor, (ctx) => appealItem(ctx, input), replayOf(appealItemOperation, request));
    },
  });
}

function bindQueue(server: HttpServer<AccountActor>, run: RunUseCase): void {
  const rule = 'moderation.flags';
  const access = doorOf(rule);
  bindOperation(server, listOperation, {
    access,
    handler: ({ actor }) => run(admit(actor, rule), (ctx) => readFlags(ctx, actor)),
  });
  bindOperation(server, getOperation, {
    access,
    handler: ({ actor, params }) => run(admit(actor, rule), (ctx) => readFlag(ctx, actor, params.flagId)),
  });
  bindOperation(server, settleOperation, {
    access,
    handler: (request) => {
      const actor = admit(request.actor, rule);
      const input = { actor, flagId: request.params.flagId, decision: request.body };
      return run(actor, (ctx) => settleFlag(ctx, input), replayOf(settleOperation, request));
    },
  });
  bindOperation(server, listItemAppealsOperation, {
    access,
    handler: ({ actor }) => run(admit(actor, rule), (ctx) => readContestedItems(ctx, actor)),
  });
  bindOperation(server, decideItemOperation, {
    access,
    handler: (request) => {
      const actor = admit(request.actor, rule);
      const input = { actor, ...request.params, ...request.body };
      return run(actor, (ctx) => decideItem(ctx, input), replayOf(decideItemOperation, request));
    },
  });
}
