// Signing in and out over HTTP: contract → use case → view.

import { getSession, type SessionView, signIn, signOut } from '#contracts/accounts/session.contract.ts';
import { unattendedHeader } from '#contracts/attendance.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Database } from '#server/platform/db/database.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { hindrancesOf } from '#server/policy/standing.ts';
import { getAccount, getOrganisation } from './account.queries.ts';
import { openProfile, tierOf } from './account.ts';
import { deviceCookie, deviceCookieOptions, deviceTokenOf } from './devices/device-cookie.ts';
import type { Sessions } from './sessions.ts';

export const sessionCookie = 'consilia_session';

export type SessionRoutesParts = {
  db: Database;
  keyring: Keyring;
  sessions: Sessions;
  instance: () => Promise<SessionView['instance']>;
  randomBytes: RandomBytes;
};

export function bindSessionRoutes(server: HttpServer<AccountActor>, parts: SessionRoutesParts): void {
  const view = async (token: string | undefined, by: 'person' | 'page'): Promise<SessionView> => {
    const session = await parts.sessions.find(token, by);
    const hindrance = session ? (hindrancesOf(session.standing)[0] ?? null) : null;
    // Who it is stays unsaid until it is proved.
    const isProved = hindrance !== 'second-factor' && hindrance !== 'locked';
    return {
      account: session && isProved ? await accountView(parts, session.actor) : null,
      hindrance,
      instance: await parts.instance(),
    };
  };

  bindOperation(server, getSession, {
    access: { kind: 'public', reason: 'tells a visitor what this instance is and that nobody is signed in' },
    // Asked for by whoever types or moves the pointer: that is how a screen that is only read stays awake.
    handler: ({ cookies, header }) =>
      view(cookies[sessionCookie], header(unattendedHeader) === '1' ? 'page' : 'person'),
  });

  bindOperation(server, signIn, {
    access: { kind: 'public', reason: 'opens a session' },
    handler: async ({ body, address, userAgent, cookies, reply }) => {
      const device = deviceTokenOf(cookies, parts.randomBytes);
      const browser = { address, userAgent, device, replaces: cookies[sessionCookie] };
      const { token } = await parts.sessions.signIn({ ...body, ...browser });
      reply.setCookie(sessionCookie, token);
      reply.setCookie(deviceCookie, device, deviceCookieOptions);
      return view(token, 'person');
    },
  });

  bindOperation(server, signOut, {
    access: { kind: 'public', reason: 'ending a session that is already over must not fail' },
    handler: async ({ cookies, reply }) => {
      const token = cookies[sessionCookie];
      if (token) await parts.sessions.signOut(token);
      reply.clearCookie(sessionCookie);
      // Whatever a browser may have kept of its own accord; the cookie of the device stays.
      reply.header('clear-site-data', '"storage"');
    },
  });
}

async function accountView(parts: SessionRoutesParts, actor: AccountActor): Promise<SessionView['account']> {
  const row = await getAccount(parts.db, actor.accountId);
  const pharmacy = row.organisation_id ? await getOrganisation(parts.db, row.organisation_id) : undefined;
  return {
    id: row.id,
    displayName: openProfile(parts.keyring, row).displayName,
    role: actor.kind,
    pharmacy: pharmacy ? { id: pharmacy.id, name: pharmacy.name } : null,
    expertTier: tierOf(row),
    mayAddDermoscopicToSkin: actor.kind === 'pharmacist' && actor.mayAddDermoscopicToSkin,
  };
}
