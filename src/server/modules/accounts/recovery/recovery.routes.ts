// Coming back in without password or mailbox, over HTTP. Who asks has no session; every request and every guess of a link
// is counted by network address.
import * as contract from '#contracts/accounts/recovery.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { listWaitingRecoveries } from './recovery.queries.ts';
import { presentRecovery } from './recovery.ts';
import { askRecovery } from './use-cases/ask-recovery.ts';
import { closeRecovery, decideRecovery, stopRecovery } from './use-cases/decide-recovery.ts';
import { readRecovery } from './use-cases/read-recovery.ts';

export type RecoveryParts = { run: RunUseCase; askLimit: AttemptLimit; linkLimit: AttemptLimit };

const visitor = system('access-recovery');
const review = { kind: 'signed-in', rule: 'recovery.review' } as const;

export function bindRecoveryRoutes(server: HttpServer<AccountActor>, parts: RecoveryParts): void {
  const { run } = parts;
  bindOperation(server, contract.askRecovery, {
    access: { kind: 'public', reason: 'who has lost password and mailbox cannot sign in' },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await count(parts.askLimit, address);
      const { role, ...said } = body;
      const claim = { ...said, name: String(said.name), email: String(said.email) };
      await run(visitor, (ctx) => askRecovery(ctx, { role, claim }));
    },
  });

  bindOperation(server, contract.stopRecovery, {
    access: { kind: 'public', reason: 'whoever opens the mailbox of record may stop what is planned, once' },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await count(parts.linkLimit, address);
      await run(visitor, (ctx) => stopRecovery(ctx, body.token));
    },
  });

  bindOperation(server, contract.listRecoveries, {
    access: review,
    handler: ({ actor }) =>
      run(actor, async (ctx) => ({ items: (await listWaitingRecoveries(ctx.tx)).map(presentRecovery) })),
  });

  bindOperation(server, contract.getRecovery, {
    access: review,
    handler: ({ actor, params }) => run(actor, (ctx) => readRecovery(ctx, params.recoveryId)),
  });

  bindOperation(server, contract.decideRecovery, {
    access: review,
    idempotency: 'natural',
    handler: async ({ actor, params, body }) => {
      const newEmail = body.newEmail === null ? null : String(body.newEmail);
      const decision = { ...body, ...params, newEmail, by: actor.accountId };
      await run(actor, (ctx) => decideRecovery(ctx, decision));
    },
  });

  bindOperation(server, contract.closeRecovery, {
    access: review,
    idempotency: 'natural',
    handler: ({ actor, params }) => run(actor, (ctx) => closeRecovery(ctx, params.recoveryId)),
  });
}

/** @throws AppError `session.too_many_attempts` */
async function count(limit: AttemptLimit, key: string): Promise<void> {
  const seconds = await limit.secondsToWait(key);
  if (seconds) throw new AppError('session.too_many_attempts', { retryAfterSeconds: seconds });
  await limit.countFailure(key);
}
