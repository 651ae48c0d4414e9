// Authorisations over HTTP: the holder sees them and makes tokens, the operator gives and takes back.
import {
  createToken as createOperation,
  getAccountGrants as getOperation,
  giveGrant as giveOperation,
  listOwnGrants as listOperation,
  revokeGrant as revokeOperation,
  revokeOwnToken as revokeOwnOperation,
  revokeToken as revokeTokenOperation,
} from '#contracts/grants/grant.contract.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor, OperatorActor } from '#server/policy/actor.ts';
import type { RuleName } from '#server/policy/rules.ts';
import type { Sessions } from '../accounts/public.ts';
import type { Replay, RunUseCase } from '../audit/public.ts';
import { giveGrant, revokeGrant } from './use-cases/give-grant.ts';
import { makeToken, newTokenSecret, revokeToken, takeOwnGrant } from './use-cases/make-token.ts';
import { readGrantsOf, readOwnGrants } from './use-cases/read-grants.ts';

export type GrantParts = {
  run: RunUseCase;
  randomBytes: RandomBytes;
  reauthenticate: Sessions['reauthenticate'];
};

const doorOf = (rule: RuleName) => ({ kind: 'signed-in' as const, rule });

export function bindGrantRoutes(server: HttpServer<AccountActor>, parts: GrantParts): void {
  const { run } = parts;
  bindOperation(server, listOperation, {
    access: doorOf('grants.own'),
    handler: ({ actor }) => run(actor, (ctx) => readOwnGrants(ctx, actor.accountId)),
  });
  bindOperation(server, createOperation, {
    access: doorOf('grants.make-token'),
    handler: async (request) => {
      const { actor, address, params } = request;
      const { password, ...wanted } = request.body;
      await run(actor, (ctx) => takeOwnGrant(ctx, actor.accountId, params.grantId));
      await parts.reauthenticate(actor, { password, address, purpose: 'account-security' });
      const secret = newTokenSecret(parts.randomBytes);
      let isFirst = false;
      const made = await run(
        actor,
        (ctx) => {
          isFirst = true;
          return makeToken(ctx, { accountId: actor.accountId, ...params, secret, ...wanted });
        },
        // The answer is remembered without the secret, and the password is no part of what is compared.
        replay(createOperation.id, { ...request, body: wanted }),
      );
      return { ...made, token: isFirst ? secret : null };
    },
  });
  bindOperation(server, revokeOwnOperation, {
    access: doorOf('grants.own'),
    idempotency: 'natural',
    handler: ({ actor: { accountId }, actor, params }) =>
      run(actor, (ctx) => revokeToken(ctx, { ...params, by: accountId, ownerId: accountId })),
  });
  bindOperatorRoutes(server, run);
}

function bindOperatorRoutes(server: HttpServer<AccountActor>, run: RunUseCase): void {
  const access = doorOf('grants.manage');
  bindOperation(server, getOperation, {
    access,
    handler: ({ actor, params }) => run(asOperator(actor), (ctx) => readGrantsOf(ctx, params.accountId)),
  });
  bindOperation(server, giveOperation, {
    access,
    handler: (request) => {
      const actor = asOperator(request.actor);
      const input = { actor, ...request.params, wanted: request.body };
      return run(actor, (ctx) => giveGrant(ctx, input), replay(giveOperation.id, request));
    },
  });
  bindOperation(server, revokeOperation, {
    access,
    handler: (request) => {
      const actor = asOperator(request.actor);
      const input = { actor, ...request.params, ...request.body };
      return run(actor, (ctx) => revokeGrant(ctx, input), replay(revokeOperation.id, request));
    },
  });
  bindOperation(server, revokeTokenOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) => {
      const by = asOperator(actor).accountId;
      return run(actor, (ctx) => revokeToken(ctx, { ...params, by, ownerId: null }));
    },
  });
}

function replay(
  operation: string,
  request: { idempotencyKey: string | null; params: unknown; body: unknown },
): Replay | undefined {
  const { idempotencyKey: key, params, body } = request;
  return key === null ? undefined : { operation, key, body: [params, body] };
}

/** @throws AppError `access.denied` */
function asOperator(actor: AccountActor): OperatorActor {
  if (actor.kind !== 'operator') throw new AppError('access.denied');
  return actor;
}
