// One's own sessions over HTTP (A-010, A-011, B-036): the list, ending some, locking and unlocking this one.
import {
  endOtherSessions,
  endSession,
  listSessions,
  lockSession,
  unlockSession,
} from '#contracts/accounts/own-session.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { hashSessionToken } from '../open-session.ts';
import { deviceName } from '../passwords/device-name.ts';
import { sessionCookie } from '../session.routes.ts';
import { listSessionsOf } from '../session.store.ts';
import { lockSince } from '../session-lock.ts';
import type { SessionSettings } from '../sessions.ts';
import { endOthers, endOwnSession } from './end-session.ts';
import { lockOwnSession, type UnlockParts, unlockOwnSession } from './lock-own-session.ts';

export type OwnSessionParts = UnlockParts & { settings: SessionSettings };

const own = { kind: 'signed-in', rule: 'account.security' } as const;
const present = { kind: 'signed-in', rule: 'session.own' } as const;

export function bindOwnSessionRoutes(server: HttpServer<AccountActor>, parts: OwnSessionParts): void {
  const { run, settings } = parts;
  const hashOf = (cookies: Readonly<Record<string, string | undefined>>) =>
    hashSessionToken(cookies[sessionCookie] ?? '');

  bindOperation(server, listSessions, {
    access: own,
    handler: ({ actor, cookies }) =>
      run(actor, async (ctx) => {
        const idleSince = lockSince(ctx.now, settings.idleMinutes);
        const rows = await listSessionsOf(ctx.tx, actor.accountId, ctx.now, idleSince);
        const current = hashOf(cookies);
        const items = rows.map((row) => ({
          sessionId: row.id,
          device: deviceName(row.user_agent),
          createdAt: row.created_at.toISOString(),
          lastSeenAt: row.last_seen_at.toISOString(),
          isCurrent: current.equals(row.token_hash),
          isLocked: row.locked_at !== null,
        }));
        return { items };
      }),
  });

  bindOperation(server, endSession, {
    access: own,
    idempotency: 'natural',
    handler: ({ actor, params }) => run(actor, (ctx) => endOwnSession(ctx, actor, params.sessionId)),
  });

  bindOperation(server, endOtherSessions, {
    access: own,
    idempotency: 'natural',
    handler: ({ actor, cookies }) => run(actor, (ctx) => endOthers(ctx, actor, hashOf(cookies))),
  });

  bindOperation(server, lockSession, {
    access: present,
    idempotency: 'natural',
    handler: ({ actor, body }) => run(actor, (ctx) => lockOwnSession(ctx, actor, body.because)),
  });

  bindOperation(server, unlockSession, {
    access: present,
    idempotency: 'natural',
    handler: ({ actor, body, address }) =>
      unlockOwnSession(parts, { actor, password: body.password, address }),
  });
}
