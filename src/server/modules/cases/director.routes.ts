// What the medical director sees and does (B-010 – B-012): waits and tail without content, ending, rerouting, and the
// reasoned, logged, short opening of one case's content (B-058).
import {
  endCase as endOperation,
  getDirectorCase as getOperation,
  listDirectorCases as listOperation,
  openContent as openOperation,
  getOverview as overviewOperation,
  rerouteCase as rerouteOperation,
} from '#contracts/cases/case-after.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { asDirector, type CaseParts, doorOf, replayOf } from './case.parts.ts';
import { readDirectorCase, readDirectorCases, readOverview } from './read-direction.ts';
import { openContent } from './use-cases/open-content.ts';
import { rerouteCase } from './use-cases/reroute-case.ts';
import { endCase } from './use-cases/stop-case.ts';

export function bindDirectorRoutes(server: HttpServer<AccountActor>, { run, settings }: CaseParts): void {
  bindOperation(server, overviewOperation, {
    access: doorOf('direction.read'),
    handler: ({ query, actor }) =>
      run(asDirector(actor, 'direction.read'), (ctx) => readOverview(ctx, query.days)),
  });

  bindOperation(server, listOperation, {
    access: doorOf('direction.read'),
    handler: ({ query, actor }) =>
      run(asDirector(actor, 'direction.read'), (ctx) => readDirectorCases(ctx, settings, query)),
  });

  bindOperation(server, getOperation, {
    access: doorOf('direction.read'),
    handler: ({ params, actor }) =>
      run(asDirector(actor, 'direction.read'), (ctx) => readDirectorCase(ctx, settings, params.caseId)),
  });

  bindOperation(server, endOperation, {
    access: doorOf('case.end'),
    handler: (request) => {
      const actor = asDirector(request.actor, 'case.end');
      const input = { actor, caseId: request.params.caseId, settings, ...request.body };
      return run(actor, (ctx) => endCase(ctx, input), replayOf(endOperation, request));
    },
  });

  bindOperation(server, rerouteOperation, {
    access: doorOf('case.reroute'),
    handler: (request) => {
      const actor = asDirector(request.actor, 'case.reroute');
      const input = { actor, caseId: request.params.caseId, settings, ...request.body };
      return run(actor, (ctx) => rerouteCase(ctx, input), replayOf(rerouteOperation, request));
    },
  });

  bindOperation(server, openOperation, {
    access: doorOf('direction.open-content'),
    handler: (request) => {
      const actor = asDirector(request.actor, 'direction.open-content');
      const input = { actor, caseId: request.params.caseId, settings, ...request.body };
      return run(actor, (ctx) => openContent(ctx, input), replayOf(openOperation, request));
    },
  });
}
