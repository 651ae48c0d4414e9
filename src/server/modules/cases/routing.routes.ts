// The routing policy over HTTP, for the medical director alone (B-010 – B-012).
import {
  decideRouting as decideOperation,
  listRoutingVersions as listOperation,
} from '#contracts/cases/routing.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RunUseCase } from '../audit/public.ts';
import { asDirector, doorOf, replayOf } from './case.parts.ts';
import type { CaseSettings } from './case.settings.ts';
import { presentRoutingVersion, readRoutingVersions } from './read-routing.ts';
import { listPolicies } from './routing-policy.queries.ts';
import { decideRouting } from './use-cases/decide-routing.ts';

export function bindRoutingRoutes(
  server: HttpServer<AccountActor>,
  { run, settings }: { run: RunUseCase; settings: CaseSettings },
): void {
  bindOperation(server, listOperation, {
    access: doorOf('direction.read'),
    handler: ({ actor }) =>
      run(asDirector(actor, 'direction.read'), (ctx) => readRoutingVersions(ctx, settings)),
  });

  bindOperation(server, decideOperation, {
    access: doorOf('direction.decide-routing'),
    handler: (request) => {
      const actor = asDirector(request.actor, 'direction.decide-routing');
      const { effectiveAt, ...body } = request.body;
      const input = {
        ...body,
        actor,
        settings,
        effectiveAt: effectiveAt === null ? null : new Date(effectiveAt),
      };
      return run(
        actor,
        async (ctx) => {
          const row = await decideRouting(ctx, input);
          return presentRoutingVersion(ctx, row, await listPolicies(ctx.tx));
        },
        replayOf(decideOperation, request),
      );
    },
  });
}
