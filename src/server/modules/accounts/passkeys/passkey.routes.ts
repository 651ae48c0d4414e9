// Passkeys over HTTP: those of one's own account, the second step of signing in, and signing in by a passkey alone.
import {
  addPasskey as addOperation,
  beginPasskey as beginOperation,
  beginPasskeyProof as beginProofOperation,
  beginPasskeySignIn as beginSignInOperation,
  finishPasskeyProof as finishProofOperation,
  getFactorChoice,
  listPasskeys as listOperation,
  removePasskey as removeOperation,
  renamePasskey as renameOperation,
  signInWithPasskey as signInOperation,
} from '#contracts/accounts/passkey.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import { allowedWays, offersPasskeys } from '#server/policy/sign-in-ways.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { deviceCookie, deviceCookieOptions, deviceTokenOf } from '../devices/device-cookie.ts';
import { openIfLocked } from '../own-sessions/lock-own-session.ts';
import { readSecondFactor } from '../second-factor/second-factor.store.ts';
import { stepUp } from '../second-factor/use-cases/verify-second-factor.ts';
import { sessionCookie } from '../session.routes.ts';
import type { Sessions } from '../sessions.ts';
import type { PasskeyTools } from './passkey.ts';
import { beginPasskeyProof, finishPasskeyProof, type ProofHolder } from './use-cases/prove-passkey.ts';
import {
  addPasskey,
  beginPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  requireOwnPasskey,
} from './use-cases/set-passkeys.ts';
import { beginPasskeySignIn, signInWithPasskey } from './use-cases/sign-in-with-passkey.ts';

export type PasskeyParts = {
  run: RunUseCase;
  sessions: Pick<Sessions, 'find' | 'reauthenticate'>;
  tools: PasskeyTools;
  absoluteHours: number;
  /** Beginnings by account, and by network address. */
  accountLimit: AttemptLimit;
  addressLimit: AttemptLimit;
  /** An operational line for a sign-in that was refused: codes only. */
  noteRefused: (reason: string) => void;
};

/** Holds the token of a sign-in under way. */
export const passkeyCookie = 'consilia_passkey';
const cookie = { path: '/api', sameSite: 'strict', maxAge: 300 } as const;

const own = { kind: 'signed-in', rule: 'account.security' } as const;
const purpose = 'account-security' as const;

type Cookies = Readonly<Record<string, string | undefined>>;

export function bindPasskeyRoutes(server: HttpServer<AccountActor>, parts: PasskeyParts): void {
  bindOwnPasskeys(server, parts);
  bindProof(server, parts);
  bindSignIn(server, parts);
}

function bindOwnPasskeys(server: HttpServer<AccountActor>, parts: PasskeyParts): void {
  const { run, tools } = parts;
  const mayAdd = (actor: AccountActor) =>
    tools.party !== undefined && allowedWays(tools.signIn, actor.kind).includes('passkey');

  bindOperation(server, listOperation, {
    access: own,
    handler: async ({ actor }) => ({
      items: await run(actor, (ctx) => listPasskeys(ctx, actor.accountId)),
      mayAdd: mayAdd(actor),
    }),
  });

  bindOperation(server, beginOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, body, address, cookies }) => {
      if (!mayAdd(actor)) throw new AppError('passkey.not_offered');
      await parts.sessions.reauthenticate(actor, { ...body, address, purpose });
      const holder = await holderOf(parts, actor, cookies);
      return run(actor, (ctx) => beginPasskey(ctx, tools, holder));
    },
  });

  bindOperation(server, addOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, body, cookies, reply }) => {
      if (!mayAdd(actor)) throw new AppError('passkey.not_offered');
      const holder = await holderOf(parts, actor, cookies);
      const tokens = tokensOf(parts, cookies);
      const codes = await run(actor, async (ctx) => {
        const added = await addPasskey(ctx, tools, { holder, ...body });
        if (!(added instanceof AppError)) await stepUp(ctx, tokens);
        return added;
      });
      if (codes instanceof AppError) throw codes;
      reply.setCookie(sessionCookie, tokens.newToken);
      return { recoveryCodes: codes };
    },
  });

  bindOperation(server, renameOperation, {
    access: own,
    idempotency: 'natural',
    handler: ({ actor: { accountId }, actor, params, body }) =>
      run(actor, (ctx) => renamePasskey(ctx, { accountId, ...params, ...body })),
  });

  bindOperation(server, removeOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor: { accountId }, actor, params, body, address }) => {
      await run(actor, async (ctx) => void (await requireOwnPasskey(ctx, accountId, params.passkeyId)));
      await parts.sessions.reauthenticate(actor, { ...body, address, purpose });
      await run(actor, (ctx) => removePasskey(ctx, { accountId, ...params }));
    },
  });
}

function bindProof(server: HttpServer<AccountActor>, parts: PasskeyParts): void {
  const { run, tools } = parts;
  const access = { kind: 'signed-in', rule: 'session.own' } as const;

  bindOperation(server, getFactorChoice, {
    access,
    handler: ({ actor }) =>
      run(actor, async (ctx) => {
        const { hasTotp, hasPasskey } = await readSecondFactor(ctx.tx, actor.accountId);
        const isOpen = allowedWays(tools.signIn, actor.kind).includes('passkey');
        return { hasTotp, hasPasskey: hasPasskey && isOpen && tools.party !== undefined };
      }),
  });

  bindOperation(server, beginProofOperation, {
    access,
    idempotency: 'natural',
    handler: async ({ actor, cookies }) => {
      await count(parts.accountLimit, actor.accountId);
      const holder = await holderOf(parts, actor, cookies);
      return run(actor, (ctx) => beginPasskeyProof(ctx, tools, holder));
    },
  });

  bindOperation(server, finishProofOperation, {
    access,
    idempotency: 'natural',
    handler: async ({ actor, body, cookies, reply }) => {
      const holder = await holderOf(parts, actor, cookies);
      const tokens = tokensOf(parts, cookies);
      const answer = await run(actor, async (ctx) => {
        const proved = await finishPasskeyProof(ctx, tools, { holder, ...body });
        if (proved === 'done') {
          await stepUp(ctx, tokens);
          await openIfLocked(ctx, actor);
        }
        return proved;
      });
      if (answer instanceof AppError) throw answer;
      reply.setCookie(sessionCookie, tokens.newToken);
    },
  });
}

function bindSignIn(server: HttpServer<AccountActor>, parts: PasskeyParts): void {
  const { run, tools } = parts;

  bindOperation(server, beginSignInOperation, {
    access: { kind: 'public', reason: 'the way to sign in; names nobody' },
    handler: async ({ address, reply }) => {
      const { party } = tools;
      if (!party || !offersPasskeys(tools.signIn)) throw new AppError('passkey.not_offered');
      await count(parts.addressLimit, address);
      const token = newToken(parts);
      const options = await run(system('passkey-begin'), (ctx) =>
        beginPasskeySignIn(ctx, { ...tools, party }, token),
      );
      reply.setCookie(passkeyCookie, token, cookie);
      return options;
    },
  });

  bindOperation(server, signInOperation, {
    access: { kind: 'public', reason: 'opens a session once a passkey has proved who it is' },
    handler: async ({ body, address, userAgent, cookies, reply }) => {
      await refuseWhenClosed(parts.addressLimit, address);
      const token = newToken(parts);
      const device = deviceTokenOf(cookies, tools.random);
      const session = {
        token,
        userAgent,
        address,
        device,
        replaces: cookies[sessionCookie],
        absoluteHours: parts.absoluteHours,
      };
      const holderToken = cookies[passkeyCookie] ?? '';
      const answer = await run(system('passkey-sign-in'), (ctx) =>
        signInWithPasskey(ctx, tools, { holderToken, credential: body.credential, session }),
      );
      reply.clearCookie(passkeyCookie, cookie);
      if (answer !== 'done') {
        await parts.addressLimit.countFailure(address);
        parts.noteRefused(answer.reason);
        throw answer.error;
      }
      reply.setCookie(sessionCookie, token);
      reply.setCookie(deviceCookie, device, deviceCookieOptions);
    },
  });
}

const newToken = ({ tools }: PasskeyParts) => Buffer.from(tools.random(32)).toString('base64url');

function tokensOf(parts: PasskeyParts, cookies: Cookies) {
  return { oldToken: cookies[sessionCookie] ?? '', newToken: newToken(parts) };
}

/** @throws AppError `session.required` when it ended meanwhile */
async function holderOf(parts: PasskeyParts, actor: AccountActor, cookies: Cookies): Promise<ProofHolder> {
  const session = await parts.sessions.find(cookies[sessionCookie]);
  if (!session) throw new AppError('session.required');
  return { accountId: actor.accountId, sessionId: session.sessionId };
}

/** @throws AppError `session.too_many_attempts` */
async function refuseWhenClosed(limit: AttemptLimit, key: string): Promise<void> {
  const seconds = await limit.secondsToWait(key);
  if (seconds) throw new AppError('session.too_many_attempts', { retryAfterSeconds: seconds });
}

async function count(limit: AttemptLimit, key: string): Promise<void> {
  await limit.countFailure(key);
  await refuseWhenClosed(limit, key);
}
