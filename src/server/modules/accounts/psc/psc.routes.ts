// HTTP of Pro Santé Connect. The return address is a page of the application, which posts what it was given: a request
// from another site never gets this far, and state is bound to the cookie of the browser that began.

import type { PracticeView } from '#contracts/accounts/psc.contract.ts';
import {
  beginPsc,
  beginPscLink,
  choosePractice,
  completePsc,
  getPscLink,
  getPscLogout,
  removePscLink,
} from '#contracts/accounts/psc.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { ReplyTools } from '#server/platform/http/bind-operation.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { allowedWays } from '#server/policy/sign-in-ways.ts';
import type { Practice } from '#server/ports/login/login.port.ts';
import { deviceCookie, deviceCookieOptions, deviceTokenOf } from '../devices/device-cookie.ts';
import { sessionCookie } from '../session.routes.ts';
import type { Sessions } from '../sessions.ts';
import { linkedAt, unlink } from './psc-link.ts';
import { type Browser, createPscLogin, type PscParts } from './psc-login.ts';
import { readSessionLogin } from './psc-session.ts';

/** Holds the token of a sign-in under way, then that of the hand-over to registration. */
export const pscCookie = 'consilia_psc';
const purpose = 'account-security' as const;
const cookie = { path: '/api', sameSite: 'strict', maxAge: 3600 } as const;

/** Whoever holds an open session alone can neither add nor take away a way to sign in: the password is asked again. */
type PscRouteParts = PscParts & { sessions: Pick<Sessions, 'find' | 'reauthenticate'> };

type Cookies = Readonly<Record<string, string | undefined>>;

export function bindPscRoutes(server: HttpServer<AccountActor>, parts: PscRouteParts): void {
  const psc = createPscLogin(parts);
  const browserOf = (request: { address: string; userAgent: string; cookies: Cookies }): Browser => ({
    address: request.address,
    userAgent: request.userAgent,
    attempt: request.cookies[pscCookie],
    device: deviceTokenOf(request.cookies, parts.randomBytes),
    replaces: request.cookies[sessionCookie],
  });

  bindOperation(server, beginPsc, {
    access: { kind: 'public', reason: 'the way to sign in' },
    handler: async ({ body, address, reply }) => {
      const { url, token } = await psc.begin({ address, returnTo: body.returnTo, accountId: null });
      reply.setCookie(pscCookie, token, cookie);
      return { url };
    },
  });

  bindOperation(server, completePsc, {
    access: { kind: 'public', reason: 'opens a session once the identity provider has proved who it is' },
    timeoutMs: 45_000,
    handler: async (request) => {
      const session = await parts.sessions.find(request.cookies[sessionCookie]);
      const browser = browserOf(request);
      const told = await psc.complete(browser, request.body.query, session?.actor.accountId);
      if (told.outcome === 'signed-in') return signedIn(request.reply, told, browser);
      if (told.outcome === 'linked') {
        request.reply.clearCookie(pscCookie, cookie);
        return { outcome: 'linked' as const };
      }
      request.reply.setCookie(pscCookie, told.attempt, cookie);
      if (told.outcome === 'unknown') return { outcome: 'unknown' as const };
      return { outcome: 'choose-practice' as const, practices: told.practices.map(present) };
    },
  });

  bindOperation(server, choosePractice, {
    access: { kind: 'public', reason: 'the last step of signing in' },
    handler: async (request) => {
      const browser = browserOf(request);
      const told = await psc.choosePractice(browser, request.body.index);
      if (told.outcome !== 'signed-in') throw new AppError('psc.expired');
      return { returnTo: signedIn(request.reply, told, browser).returnTo };
    },
  });

  bindOwnLink(server, parts, psc);
}

function bindOwnLink(
  server: HttpServer<AccountActor>,
  parts: PscRouteParts,
  psc: ReturnType<typeof createPscLogin>,
): void {
  const loginOf = async (actor: AccountActor, cookies: Cookies) => {
    const session = await parts.sessions.find(cookies[sessionCookie]);
    return session ? parts.run(actor, (ctx) => readSessionLogin(ctx, session.sessionId)) : undefined;
  };

  bindOperation(server, getPscLogout, {
    access: { kind: 'signed-in', rule: 'session.own' },
    handler: async ({ actor, cookies }) => {
      const login = await loginOf(actor, cookies);
      return { url: login && parts.login ? await parts.login.logoutUrl(login.idToken) : null };
    },
  });

  bindOperation(server, getPscLink, {
    access: { kind: 'signed-in', rule: 'account.own' },
    handler: async ({ actor, cookies }) => {
      const login = await loginOf(actor, cookies);
      const at = await parts.run(actor, (ctx) => linkedAt(ctx, actor.accountId));
      return {
        isOffered: parts.login !== undefined && allowedWays(parts.signIn, actor.kind).includes('psc'),
        linkedAt: at?.toISOString() ?? null,
        practice: login?.practice ? present(login.practice) : null,
      };
    },
  });

  bindOperation(server, beginPscLink, {
    access: { kind: 'signed-in', rule: 'account.own' },
    idempotency: 'natural',
    handler: async ({ actor, body, address, reply }) => {
      if (!allowedWays(parts.signIn, actor.kind).includes('psc')) throw new AppError('psc.way_closed');
      await parts.sessions.reauthenticate(actor, { ...body, address, purpose });
      const { url, token } = await psc.begin({ address, returnTo: '/', accountId: actor.accountId });
      reply.setCookie(pscCookie, token, cookie);
      return { url };
    },
  });

  bindOperation(server, removePscLink, {
    access: { kind: 'signed-in', rule: 'account.own' },
    idempotency: 'natural',
    handler: async ({ actor, body, address }) => {
      const others = allowedWays(parts.signIn, actor.kind).filter((way) => way !== 'psc');
      if (others.length === 0) throw new AppError('psc.last_way');
      await parts.sessions.reauthenticate(actor, { ...body, address, purpose });
      await parts.run(actor, (ctx) => unlink(ctx, actor.accountId));
    },
  });
}

function signedIn(reply: ReplyTools, told: { returnTo: string; session: string }, { device }: Browser) {
  reply.clearCookie(pscCookie, cookie);
  reply.setCookie(sessionCookie, told.session);
  reply.setCookie(deviceCookie, device, deviceCookieOptions);
  return { outcome: 'signed-in' as const, returnTo: told.returnTo };
}

function present({ name, profession, street, postalCode }: Practice): PracticeView {
  return { name, profession, street, postalCode };
}
