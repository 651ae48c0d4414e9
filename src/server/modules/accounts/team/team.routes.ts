// The team of a pharmacy over HTTP.
import * as contract from '#contracts/accounts/team.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import * as change from './use-cases/change-team.ts';
import { readTeam } from './use-cases/read-team.ts';

export function bindTeamRoutes(server: HttpServer<AccountActor>, { run }: { run: RunUseCase }): void {
  const access = { kind: 'signed-in', rule: 'team.own' } as const;
  bindOperation(server, contract.getTeam, {
    access,
    handler: ({ actor }) => run(actor, (ctx) => readTeam(ctx, actor)),
  });
  bindOperation(server, contract.inviteColleague, {
    access,
    idempotency: 'natural',
    handler: ({ actor, body }) => run(actor, (ctx) => change.inviteColleague(ctx, actor, String(body.email))),
  });
  bindOperation(server, contract.withdrawInvitation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) =>
      run(actor, (ctx) => change.withdrawInvitation(ctx, actor, params.invitationId)),
  });
  bindOperation(server, contract.answerRequest, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params, body }) =>
      run(actor, (ctx) => change.answerRequest(ctx, actor, { ...params, ...body })),
  });
  bindOperation(server, contract.removeMember, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) => run(actor, (ctx) => change.removeMember(ctx, actor, params.memberId)),
  });
  bindOperation(server, contract.handOverTeam, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) => run(actor, (ctx) => change.handOverTeam(ctx, actor, params.memberId)),
  });
  bindOperation(server, contract.askToJoinTeam, {
    access: { kind: 'signed-in', rule: 'team.ask-to-join' },
    idempotency: 'natural',
    handler: ({ actor, body }) =>
      run(actor, (ctx) => change.askToJoinByNumber(ctx, actor, String(body.finess))),
  });
}
