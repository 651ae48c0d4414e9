// Measures over HTTP: the operator's side, and the decisions a person reads about herself.
import {
  appealDecision as appealOperation,
  decideAppeal as decideAppealOperation,
  decideMeasure as decideOperation,
  findAccount as findOperation,
  getAccountMeasures as getOperation,
  liftMeasure as liftOperation,
  listAppeals as listAppealsOperation,
  listDecisions as listDecisionsOperation,
  noteRemedy as remedyOperation,
} from '#contracts/moderation/measure.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor, OperatorActor } from '#server/policy/actor.ts';
import { mayKnock } from '#server/policy/rules.ts';
import type { RunUseCase } from '../audit/public.ts';
import { doorOf, replayOf } from '../cases/public.ts';
import { appealMeasure, decideAppeal } from './use-cases/appeal-measure.ts';
import { decideMeasure } from './use-cases/decide-measure.ts';
import { moveMeasure } from './use-cases/move-measure.ts';
import { findAccount, readAccountMeasures, readAppeals, readDecisions } from './use-cases/read-measures.ts';

const access = doorOf('moderation.measures');
const ownAccess = doorOf('decisions.own');

/** @throws AppError `access.denied` */
function asOperator(actor: AccountActor): OperatorActor {
  if (!mayKnock(actor, 'moderation.measures') || actor.kind !== 'operator') {
    throw new AppError('access.denied');
  }
  return actor;
}

export function bindMeasureRoutes(server: HttpServer<AccountActor>, { run }: { run: RunUseCase }): void {
  bindReading(server, run);
  bindOperation(server, decideOperation, {
    access,
    handler: (request) => {
      const actor = asOperator(request.actor);
      const input = { actor, accountId: request.params.accountId, request: request.body };
      return run(actor, (ctx) => decideMeasure(ctx, input), replayOf(decideOperation, request));
    },
  });
  bindOperation(server, liftOperation, {
    access,
    handler: (request) => {
      const input = { ...request.params, move: 'lift' as const, reason: request.body.reason };
      const replay = replayOf(liftOperation, request);
      return run(asOperator(request.actor), (ctx) => moveMeasure(ctx, input), replay);
    },
  });
  bindOperation(server, remedyOperation, {
    access,
    handler: (request) => {
      const input = { ...request.params, move: 'note-remedy' as const };
      const replay = replayOf(remedyOperation, request);
      return run(asOperator(request.actor), (ctx) => moveMeasure(ctx, input), replay);
    },
  });
  bindOperation(server, decideAppealOperation, {
    access,
    handler: (request) => {
      const actor = asOperator(request.actor);
      const input = { actor, ...request.params, ...request.body };
      return run(actor, (ctx) => decideAppeal(ctx, input), replayOf(decideAppealOperation, request));
    },
  });
  bindOperation(server, appealOperation, {
    access: ownAccess,
    handler: (request) => {
      const { actor } = request;
      const input = { actor, ...request.params, ...request.body };
      return run(actor, (ctx) => appealMeasure(ctx, input), replayOf(appealOperation, request));
    },
  });
}

function bindReading(server: HttpServer<AccountActor>, run: RunUseCase): void {
  bindOperation(server, findOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, body }) => run(asOperator(actor), (ctx) => findAccount(ctx, body.email)),
  });
  bindOperation(server, getOperation, {
    access,
    handler: ({ actor, params }) => {
      const operator = asOperator(actor);
      return run(operator, (ctx) => readAccountMeasures(ctx, operator, params.accountId));
    },
  });
  bindOperation(server, listAppealsOperation, {
    access,
    handler: ({ actor }) => {
      const operator = asOperator(actor);
      return run(operator, (ctx) => readAppeals(ctx, operator));
    },
  });
  bindOperation(server, listDecisionsOperation, {
    access: ownAccess,
    handler: ({ actor }) => run(actor, (ctx) => readDecisions(ctx, actor)),
  });
}
