// Requests to come back over HTTP: one door for anybody, bounded, and the operator's.
import * as contract from '#contracts/privacy/reopening.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { doorOf } from '../../cases/public.ts';
import type { PrivacySettings } from '../privacy.settings.ts';
import { countReopenings, listWaitingReopenings } from './reopening.queries.ts';
import { askReopening, readReopening, type SettleReopening, settleReopening } from './settle-reopening.ts';

export type ReopeningParts = {
  run: RunUseCase;
  settings: PrivacySettings;
  networkLimit: AttemptLimit;
  keepAddress: SettleReopening['keepAddress'];
};

const access = doorOf('privacy.grant-permit');

export function bindReopeningRoutes(server: HttpServer<AccountActor>, parts: ReopeningParts): void {
  const { run, settings, keepAddress } = parts;
  bindOperation(server, contract.askReopening, {
    access: { kind: 'public', reason: 'whoever was shut out, or has closed an account, has no session' },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await parts.networkLimit.countFailure(address);
      const seconds = await parts.networkLimit.secondsToWait(address);
      if (seconds) throw new AppError('reopening.too_many', { retryAfterSeconds: seconds });
      const words = { ...body, email: String(body.email) };
      await run(system('ask-reopening'), (ctx) => askReopening(ctx, words));
    },
  });
  bindOperation(server, contract.listReopenings, {
    access,
    handler: ({ actor }) =>
      run(actor, async (ctx) => {
        const rows = await listWaitingReopenings(ctx.tx);
        const items = rows.map((row) => ({ requestId: row.id, askedAt: row.asked_at.toISOString() }));
        return { items, waiting: await countReopenings(ctx.tx) };
      }),
  });
  bindOperation(server, contract.getReopening, {
    access,
    handler: ({ actor, params }) => run(actor, (ctx) => readReopening(ctx, params.requestId)),
  });
  bindOperation(server, contract.settleReopening, {
    access,
    idempotency: 'natural',
    handler: async ({ actor, params, body }) => {
      if (actor.kind !== 'operator') throw new AppError('access.denied');
      const input = { ...params, ...body, settings, keepAddress };
      await run(actor, (ctx) => settleReopening(ctx, actor, input));
    },
  });
}
