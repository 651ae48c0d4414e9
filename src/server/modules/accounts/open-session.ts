// Opens a session for a person who has just proved who he is, by whatever way (B-036). Always with a new token, so that
// a cookie from before the sign-in is worth nothing after it.
import { createHash } from 'node:crypto';
import type { AccountActor } from '#server/policy/actor.ts';
import type { SignInWay } from '#server/policy/sign-in-ways.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { sessionEnded, signedIn } from './account.audit.ts';
import { getAccount } from './account.queries.ts';
import { actorOf } from './account.ts';
import { noteDevice, noteUseBeside } from './devices/note-device.ts';
import { noteAddress } from './seen-address.ts';
import { deleteSession, insertSession } from './session.store.ts';

export type SessionOpening = {
  accountId: string;
  /** 32 random bytes as base64url, made for this session. */
  token: string;
  userAgent: string;
  /** Network address it comes from; kept sealed. */
  address: string;
  absoluteHours: number;
  /** By which this browser is known again (`devices/device-cookie.ts`); without one it counts as never seen. */
  device?: string | undefined;
  /** Token of the session that this browser has had until now: it ends, for its cookie is overwritten. */
  replaces?: string | undefined;
  /** How it was proved; `password` when a second factor is still to come or is not needed. */
  way: SignInWay;
};

const hour = 3_600_000;

/** Answers the id of the session. The second factor is done at once by every way but `password`. */
export async function openSession(outer: Ctx, opening: SessionOpening): Promise<string> {
  const { accountId, userAgent } = opening;
  const id = outer.newId();
  const ctx = inSession(outer, { ...actorOf(await getAccount(outer.tx, accountId)), sessionId: id });
  const replaced = opening.replaces && (await deleteSession(ctx.tx, hashSessionToken(opening.replaces)));
  if (replaced) {
    ctx.audit(auditEntry(sessionEnded, replaced.accountId, { sessionId: replaced.id, by: 'replaced' }));
  }
  const deviceId = await noteDevice(ctx, { accountId, token: opening.device, userAgent });
  await insertSession(ctx.tx, {
    id,
    tokenHash: hashSessionToken(opening.token),
    accountId,
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + opening.absoluteHours * hour),
    userAgent,
    secondFactorAt: opening.way === 'password' ? null : ctx.now,
    deviceId,
  });
  await noteAddress(ctx, { accountId, sessionId: id, address: opening.address });
  ctx.audit(auditEntry(signedIn, accountId, {}));
  await noteUseBeside(ctx, { accountId, sessionId: id, deviceId, userAgent });
  return id;
}

/** Whoever ran the use case: from here on the person acts, in this session. */
function inSession(ctx: Ctx, actor: AccountActor): Ctx {
  return { ...ctx, actor, audit: (entry) => ctx.audit({ ...entry, actor }) };
}

export function hashSessionToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
