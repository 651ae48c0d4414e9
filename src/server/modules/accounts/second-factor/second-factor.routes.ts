// The second factor over HTTP: setting it up, and the second step of signing in. Guesses are counted by account and by
// network address.
import {
  beginTotp as beginOperation,
  confirmTotp as confirmOperation,
  getSecondFactor,
  removeTotp as removeOperation,
  renewRecoveryCodes as renewOperation,
  verifySecondFactor as verifyOperation,
} from '#contracts/accounts/second-factor.contract.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { mayAddTotp, type SignInSettings } from '#server/policy/sign-in-ways.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { sessionCookie } from '../session.routes.ts';
import type { Sessions } from '../sessions.ts';
import { readSecondFactor } from './second-factor.store.ts';
import {
  beginTotp,
  confirmTotp,
  removeSecondFactor,
  renewRecoveryCodes,
} from './use-cases/set-second-factor.ts';
import { stepUp, verifySecondFactor } from './use-cases/verify-second-factor.ts';

export type SecondFactorParts = {
  run: RunUseCase;
  reauthenticate: Sessions['reauthenticate'];
  random: RandomBytes;
  /** Shown in the application beside the code. */
  issuer: string;
  signIn: SignInSettings;
  accountLimit: AttemptLimit;
  addressLimit: AttemptLimit;
};

const own = { kind: 'signed-in', rule: 'account.security' } as const;
const purpose = 'account-security' as const;

export function bindSecondFactorRoutes(server: HttpServer<AccountActor>, parts: SecondFactorParts): void {
  const { run, random } = parts;
  const newToken = () => Buffer.from(random(32)).toString('base64url');

  bindOperation(server, getSecondFactor, {
    access: own,
    handler: async ({ actor }) => ({
      ...(await run(actor, (ctx) => readSecondFactor(ctx.tx, actor.accountId))),
      mayAddTotp: mayAddTotp(parts.signIn, actor.kind),
    }),
  });

  bindOperation(server, beginOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, body, address }) => {
      if (!mayAddTotp(parts.signIn, actor.kind)) throw new AppError('factor.way_closed');
      await parts.reauthenticate(actor, { ...body, address, purpose });
      return run(actor, (ctx) => beginTotp(ctx, actor.accountId, parts));
    },
  });

  bindOperation(server, confirmOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, body, address, cookies, reply }) => {
      const tokens = { oldToken: cookies[sessionCookie] ?? '', newToken: newToken() };
      const recoveryCodes = await guess(parts, actor, address, () =>
        run(actor, async (ctx) => {
          const codes = await confirmTotp(ctx, actor.accountId, { ...body, random });
          if (codes !== 'wrong') await stepUp(ctx, tokens);
          return codes;
        }),
      );
      reply.setCookie(sessionCookie, tokens.newToken);
      return { recoveryCodes };
    },
  });

  bindOperation(server, removeOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, body, address }) => {
      await parts.reauthenticate(actor, { ...body, address, purpose });
      await run(actor, (ctx) => removeSecondFactor(ctx, actor.accountId));
    },
  });

  bindOperation(server, renewOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, body, address }) => {
      await parts.reauthenticate(actor, { ...body, address, purpose });
      return { recoveryCodes: await run(actor, (ctx) => renewRecoveryCodes(ctx, actor.accountId, random)) };
    },
  });

  bindOperation(server, verifyOperation, {
    access: { kind: 'signed-in', rule: 'session.own' },
    idempotency: 'natural',
    handler: async ({ actor, body, address, cookies, reply }) => {
      const tokens = { oldToken: cookies[sessionCookie] ?? '', newToken: newToken() };
      await guess(parts, actor, address, () =>
        run(actor, (ctx) => verifySecondFactor(ctx, { accountId: actor.accountId, ...body, ...tokens })),
      );
      reply.setCookie(sessionCookie, tokens.newToken);
    },
  });
}

/** @throws AppError `session.too_many_attempts` before anything is looked at, `factor.wrong_code` */
async function guess<T>(
  { accountLimit, addressLimit }: SecondFactorParts,
  { accountId }: AccountActor,
  address: string,
  attempt: () => Promise<T | 'wrong'>,
): Promise<T> {
  // Counted before it is tried, so that a thousand guesses sent at once are no more than a few.
  await accountLimit.countFailure(accountId);
  const waits = await Promise.all([
    accountLimit.secondsToWait(accountId),
    addressLimit.secondsToWait(address),
  ]);
  const seconds = Math.max(...waits.map((wait) => wait ?? 0));
  if (seconds > 0) throw new AppError('session.too_many_attempts', { retryAfterSeconds: seconds });
  const result = await attempt();
  if (result === 'wrong') {
    await addressLimit.countFailure(address);
    throw new AppError('factor.wrong_code');
  }
  await accountLimit.forget(accountId);
  return result;
}
