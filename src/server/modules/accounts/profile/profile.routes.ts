// One's own profile, and the operator's correction of another, over HTTP.
import * as contract from '#contracts/accounts/profile.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import type { RegistrationSettings } from '../registration/registration.ts';
import { changeProfile } from './use-cases/change-profile.ts';
import { lookUpProfile, readProfile } from './use-cases/read-profile.ts';

export type ProfileRoutesParts = { run: RunUseCase; settings: RegistrationSettings };

export function bindProfileRoutes(server: HttpServer<AccountActor>, parts: ProfileRoutesParts): void {
  const { run, settings } = parts;
  const { identityMode } = settings;
  const own = { kind: 'signed-in', rule: 'profile.own' } as const;
  const correcting = { kind: 'signed-in', rule: 'operator.correct-profile' } as const;
  bindOperation(server, contract.getProfile, {
    access: own,
    handler: ({ actor }) => run(actor, (ctx) => readProfile(ctx, actor.accountId, identityMode)),
  });
  bindOperation(server, contract.saveProfile, {
    access: own,
    idempotency: 'natural',
    handler: ({ actor, body: { answers } }) => {
      const { accountId } = actor;
      const change = { accountId, answers, changedBy: accountId };
      return run(actor, (ctx) => changeProfile(ctx, change, settings));
    },
  });
  bindOperation(server, contract.lookUpProfile, {
    access: correcting,
    idempotency: 'natural',
    handler: ({ actor, body }) =>
      run(actor, (ctx) =>
        lookUpProfile(ctx, { email: String(body.email), reason: body.reason, identityMode }),
      ),
  });
  bindOperation(server, contract.correctProfile, {
    access: correcting,
    idempotency: 'natural',
    handler: async ({ actor, params, body }) => {
      const change = { ...params, ...body, changedBy: actor.accountId };
      await run(actor, (ctx) => changeProfile(ctx, change, settings));
    },
  });
}
