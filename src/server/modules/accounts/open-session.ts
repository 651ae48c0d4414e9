// Opens a session for a person who has just proved who he is, by whatever way (B-036). Always with a new token, so that
// a cookie from before the sign-in is worth nothing after it.
import { createHash } from 'node:crypto';
import type { SignInWay } from '#server/policy/sign-in-ways.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { signedIn } from './account.audit.ts';
import { noteAddress } from './seen-address.ts';
import { insertSession } from './session.store.ts';

export type SessionOpening = {
  accountId: string;
  /** 32 random bytes as base64url, made for this session. */
  token: string;
  userAgent: string;
  /** Network address it comes from; kept sealed. */
  address: string;
  absoluteHours: number;
  /** How it was proved; `password` when a second factor is still to come or is not needed. */
  way: SignInWay;
};

const hour = 3_600_000;

/** Answers the id of the session. The second factor is done at once by every way but `password`. */
export async function openSession(ctx: Ctx, opening: SessionOpening): Promise<string> {
  const id = ctx.newId();
  await insertSession(ctx.tx, {
    id,
    tokenHash: hashSessionToken(opening.token),
    accountId: opening.accountId,
    now: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + opening.absoluteHours * hour),
    userAgent: opening.userAgent,
    secondFactorAt: opening.way === 'password' ? null : ctx.now,
  });
  await noteAddress(ctx, { accountId: opening.accountId, sessionId: id, address: opening.address });
  ctx.audit(auditEntry(signedIn, opening.accountId, {}));
  return id;
}

export function hashSessionToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
