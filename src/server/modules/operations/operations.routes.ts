// The operator's own pages over HTTP.
import { getWaitingWork } from '#contracts/operations/waiting-work.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RunUseCase } from '../audit/public.ts';
import { doorOf } from '../cases/public.ts';
import { readWaitingWork, type WaitingWorkParts } from './waiting-work.ts';

export function bindOperationsRoutes(
  server: HttpServer<AccountActor>,
  { run, ...parts }: { run: RunUseCase } & WaitingWorkParts,
): void {
  bindOperation(server, getWaitingWork, {
    access: doorOf('operator.waiting-work'),
    handler: ({ actor }) => run(actor, (ctx) => readWaitingWork(ctx, parts)),
  });
}
