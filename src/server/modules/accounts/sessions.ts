// Opening, reading and closing sessions. Slow password work happens outside transactions; limits count before it.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { parseEmail } from '#contracts/values/email.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Database } from '#server/platform/db/database.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { verifyPassword } from '#server/platform/passwords/password-hash.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { Standing } from '#server/policy/standing.ts';
import { auditEntry, type RunUseCase } from '../audit/public.ts';
import { reauthenticated, sessionLocked, signedOut } from './account.audit.ts';
import { findAccountByEmail, getAccount } from './account.queries.ts';
import { accountStandingOf, actorOf, emailDigest } from './account.ts';
import { cutStreams } from './cut-streams.ts';
import { openCapacity } from './guardian/guardian.ts';
import { guardianNeedAt } from './guardian/guardian-policy.ts';
import { hashSessionToken, openSession } from './open-session.ts';
import { deleteSession, findSession, touchSession } from './session.store.ts';
import { lockSession } from './session-lock.store.ts';
import { isLockDue, isNoteDue, lockSince } from './session-lock.ts';

export type SessionSettings = {
  /** Minutes without use after which a session is locked: its password opens it again. */
  lockMinutes: number;
  /** Minutes without use after which it is over (B-036); more than those of the lock. */
  idleMinutes: number;
  /** Hours after which it is over in any case. */
  absoluteHours: number;
};
export const defaultSessionSettings: SessionSettings = {
  lockMinutes: 10,
  idleMinutes: 30,
  absoluteHours: 12,
};

/** Who is calling in which session, and what stands in the way. */
export type OpenSession = { sessionId: string; actor: AccountActor; standing: Standing };

export type SessionParts = {
  db: Database;
  keyring: Keyring;
  run: RunUseCase;
  now: () => Date;
  randomBytes: RandomBytes;
  settings: SessionSettings;
  /** By address of the account, and by network address. */
  accountLimit: AttemptLimit;
  addressLimit: AttemptLimit;
  /** Whether the terms in force are accepted; asked at each request, so it must be quick. */
  hasAcceptedTerms: (actor: AccountActor) => Promise<boolean>;
  /** Whether a password alone is not enough for this kind of account (B-022). */
  needsSecondFactor: (role: AccountRole) => boolean;
  /** Hash of nobody's password, so that an unknown address takes as long as a known one. */
  decoyHash: string;
};

export type Sessions = ReturnType<typeof createSessions>;

const minute = 60_000;

export function createSessions(parts: SessionParts) {
  const idleSince = () => new Date(parts.now().getTime() - parts.settings.idleMinutes * minute);

  async function checkPassword(digest: string, address: string, password: string) {
    await refuseWhenClosed(parts, digest, address);
    const account = await findAccountByEmail(parts.db, digest);
    const isRight = await verifyPassword(account?.password_hash ?? parts.decoyHash, password);
    if (!account || !isRight || account.status === 'closed') {
      await Promise.all([parts.accountLimit.countFailure(digest), parts.addressLimit.countFailure(address)]);
      return undefined;
    }
    await parts.accountLimit.forget(digest);
    return account;
  }

  return {
    /** Opens a session. @throws AppError `session.bad_credentials`, `session.too_many_attempts` */
    async signIn(input: {
      email: string;
      password: string;
      address: string;
      userAgent: string;
      device?: string;
      replaces?: string | undefined;
    }) {
      const email = parseEmail(input.email);
      const digest = emailDigest(parts.keyring, email.ok ? email.email : `unreadable:${input.email}`);
      const account = await checkPassword(digest, input.address, input.password);
      if (!account) throw new AppError('session.bad_credentials');
      const token = Buffer.from(parts.randomBytes(32)).toString('base64url');
      const actor = actorOf(account);
      await parts.run(actor, async (ctx) => {
        await openSession(ctx, {
          accountId: account.id,
          token,
          userAgent: input.userAgent,
          address: input.address,
          device: input.device,
          replaces: input.replaces,
          absoluteHours: parts.settings.absoluteHours,
          way: 'password',
        });
      });
      return { token, actor };
    },

    /**
     * The open session of a cookie with its standing, or null. Locks it when it has been left unused. Only a
     * request that a person made keeps it awake: `by` says so, and it is written down a few times in ten minutes.
     */
    async find(token: string | undefined, by: 'person' | 'page' = 'page'): Promise<OpenSession | null> {
      if (!token) return null;
      const now = parts.now();
      const hash = hashSessionToken(token);
      const session = await findSession(parts.db, hash, now, idleSince());
      if (!session) return null;
      const actor: AccountActor = { ...actorOf(session), sessionId: session.session_id };
      const isLocked = await lockOrTouch(parts, { actor, session, now, hash, by });
      const standing: Standing = {
        secondFactor: secondFactorOf(session, parts.needsSecondFactor(actor.kind)),
        isWithoutGuardian: isWithoutGuardian(parts.keyring, session, now),
        isLocked,
        hasAcceptedTerms: await parts.hasAcceptedTerms(actor),
        ...accountStandingOf(session, now),
      };
      return { sessionId: session.session_id, actor, standing };
    },

    signOut: (token: string): Promise<void> => signOut(parts, token, idleSince()),

    /** Proves again who is there before an act that binds. @throws AppError `account.wrong_password` */
    reauthenticate: (actor: AccountActor, proof: Reproof): Promise<void> =>
      reauthenticate(parts, actor, proof),
  };
}

/** a minor, or a protected person, whose guardian has not consented or has withdrawn. */
function isWithoutGuardian(
  keyring: Keyring,
  session: { id: string; data_key: string; capacity_sealed: Buffer | null; has_guardian: unknown },
  now: Date,
): boolean {
  const { capacity_sealed: sealed } = session;
  if (sealed === null || session.has_guardian) return false;
  return guardianNeedAt(openCapacity(keyring, session.data_key, session.id, sealed), now) !== null;
}

async function signOut(parts: SessionParts, token: string, idleSince: Date): Promise<void> {
  const hash = hashSessionToken(token);
  const session = await findSession(parts.db, hash, parts.now(), idleSince);
  const actor = session && { ...actorOf(session), sessionId: session.session_id };
  await parts.run(actor ?? system('sign-out'), async (ctx) => {
    const ended = await deleteSession(ctx.tx, hash);
    if (!ended) return;
    ctx.audit(auditEntry(signedOut, ended.accountId, {}));
    await cutStreams(ctx.tx, ended.accountId);
  });
}

type Reproof = { password: string; address: string; purpose: 'sign-opinion' | 'account-security' | 'unlock' };

async function reauthenticate(parts: SessionParts, actor: AccountActor, input: Reproof): Promise<void> {
  const key = `again:${actor.accountId}`;
  await refuseWhenClosed(parts, key, input.address);
  const account = await getAccount(parts.db, actor.accountId);
  if (!(await verifyPassword(account.password_hash, input.password))) {
    await parts.accountLimit.countFailure(key);
    throw new AppError('account.wrong_password');
  }
  await parts.accountLimit.forget(key);
  await parts.run(actor, async (ctx) => {
    ctx.audit(auditEntry(reauthenticated, actor.accountId, { purpose: input.purpose }));
  });
}

type Knocking = {
  actor: AccountActor;
  session: { session_id: string; last_seen_at: Date; locked_at: Date | null };
  now: Date;
  hash: Buffer;
  by: 'person' | 'page';
};

/** Answers whether it is locked. Of a lock and a use at the same moment, the first to be written wins. */
async function lockOrTouch(
  parts: SessionParts,
  { actor, session, now, hash, by }: Knocking,
): Promise<boolean> {
  const { lockMinutes, idleMinutes } = parts.settings;
  const use = { lockedAt: session.locked_at, lastSeenAt: session.last_seen_at };
  if (use.lockedAt) return true;
  if (isLockDue(use, now, lockMinutes)) {
    const sessionId = session.session_id;
    const isDone = await parts.run(actor, async (ctx) => {
      const locked = await lockSession(ctx.tx, sessionId, now, lockSince(now, lockMinutes));
      if (locked) ctx.audit(auditEntry(sessionLocked, actor.accountId, { sessionId, by: 'idle' }));
      if (locked) await cutStreams(ctx.tx, actor.accountId);
      return locked;
    });
    if (isDone) return true;
    const again = await findSession(parts.db, hash, now, lockSince(now, idleMinutes));
    return again?.locked_at !== null;
  }
  if (by === 'person' && isNoteDue(use, now, lockMinutes))
    await touchSession(parts.db, session.session_id, now);
  return false;
}

/** Whoever has set one is asked for it, whether or not the role needs it. */
function secondFactorOf(
  session: { second_factor_at: Date | null; has_second_factor: unknown },
  isNeeded: boolean,
): Standing['secondFactor'] {
  if (session.second_factor_at) return 'done';
  if (session.has_second_factor) return 'due';
  return isNeeded ? 'missing' : 'done';
}

async function refuseWhenClosed(parts: SessionParts, accountKey: string, address: string): Promise<void> {
  const waits = await Promise.all([
    parts.accountLimit.secondsToWait(accountKey),
    parts.addressLimit.secondsToWait(address),
  ]);
  const seconds = Math.max(...waits.map((wait) => wait ?? 0));
  if (seconds > 0) throw new AppError('session.too_many_attempts', { retryAfterSeconds: seconds });
}
