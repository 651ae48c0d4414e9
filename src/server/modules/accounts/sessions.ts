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
import { reauthenticated, signedOut } from './account.audit.ts';
import { findAccountByEmail, getAccount } from './account.queries.ts';
import { accountStandingOf, actorOf, emailDigest } from './account.ts';
import { openCapacity } from './guardian/guardian.ts';
import { guardianNeedAt } from './guardian/guardian-policy.ts';
import { hashSessionToken, openSession } from './open-session.ts';
import { deleteSession, findSession, touchSession } from './session.store.ts';

export type SessionSettings = {
  /** Minutes without a request after which a session is over (B-036). */
  idleMinutes: number;
  /** Hours after which it is over in any case. */
  absoluteHours: number;
};
export const defaultSessionSettings: SessionSettings = { idleMinutes: 30, absoluteHours: 12 };

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
    async signIn(input: { email: string; password: string; address: string; userAgent: string }) {
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
          absoluteHours: parts.settings.absoluteHours,
          way: 'password',
        });
      });
      return { token, actor };
    },

    /** The open session of a cookie with its standing, or null. Notes at most once a minute that it was seen. */
    async find(token: string | undefined): Promise<OpenSession | null> {
      if (!token) return null;
      const now = parts.now();
      const session = await findSession(parts.db, hashSessionToken(token), now, idleSince());
      if (!session) return null;
      if (now.getTime() - session.last_seen_at.getTime() > minute) {
        await touchSession(parts.db, session.session_id, now);
      }
      const actor = actorOf(session);
      const standing: Standing = {
        secondFactor: secondFactorOf(session, parts.needsSecondFactor(actor.kind)),
        isLocked: session.locked_at !== null,
        isWithoutGuardian: isWithoutGuardian(parts.keyring, session, now),
        hasAcceptedTerms: await parts.hasAcceptedTerms(actor),
        ...accountStandingOf(session, now),
      };
      return { sessionId: session.session_id, actor, standing };
    },

    async signOut(token: string): Promise<void> {
      await parts.run(system('sign-out'), async (ctx) => {
        const accountId = await deleteSession(ctx.tx, hashSessionToken(token));
        if (accountId) ctx.audit(auditEntry(signedOut, accountId, {}));
      });
    },

    /** Proves again who is there before an act that binds. @throws AppError `account.wrong_password` */
    async reauthenticate(
      actor: AccountActor,
      input: { password: string; address: string; purpose: 'sign-opinion' | 'account-security' },
    ): Promise<void> {
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
    },
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
