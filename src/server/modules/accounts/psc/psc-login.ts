// Signing in and linking by Pro Santé Connect, step by step. What goes over the network stands outside
// every transaction; each step is taken once; what was refused is logged by its code, without a word of what was sent.
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { system } from '#server/policy/actor.ts';
import type { SignInSettings } from '#server/policy/sign-in-ways.ts';
import {
  type CompletedLogin,
  type LoginPort,
  LoginRefused,
  LoginUnavailable,
  type Practice,
} from '#server/ports/login/login.port.ts';
import type { Ctx, RunUseCase } from '../../audit/public.ts';
import { findLinkedAccount } from './psc.store.ts';
import { keepAttempt, openAttempt, secretsOf } from './psc-attempt.ts';
import { identityDigest, linkIdentity, provider } from './psc-link.ts';
import { mayUsePsc, noteRefusal, openPscSession, practicesOf } from './psc-session.ts';

export type PscParts = {
  /** Undefined where Pro Santé Connect is not set up. */
  login: LoginPort | undefined;
  run: RunUseCase;
  keyring: Keyring;
  randomBytes: RandomBytes;
  signIn: SignInSettings;
  absoluteHours: number;
  /** By network address. */
  addressLimit: AttemptLimit;
  /** An operational line for what was refused: codes only. */
  noteRefused: (reason: string) => void;
};

/** `session`, `attempt`: new values for the two cookies of the browser. */
export type PscOutcome =
  | { outcome: 'signed-in'; returnTo: string; session: string }
  | { outcome: 'choose-practice'; practices: readonly Practice[]; attempt: string }
  | { outcome: 'linked' }
  | { outcome: 'unknown'; attempt: string };

export type Browser = {
  address: string;
  userAgent: string;
  attempt: string | undefined;
  device: string;
  /** The session it has had until now. */
  replaces: string | undefined;
};
type Told = PscOutcome | AppError;

export function createPscLogin(parts: PscParts) {
  const newToken = () => Buffer.from(parts.randomBytes(32)).toString('base64url');

  /** Counts every beginning, so that nobody fills the table. */
  async function count(address: string): Promise<void> {
    const seconds = await parts.addressLimit.secondsToWait(address);
    if (seconds !== null) throw new AppError('session.too_many_attempts', { retryAfterSeconds: seconds });
    await parts.addressLimit.countFailure(address);
  }

  return {
    /** Answers where to send the browser, and the token for its cookie. `accountId`: to link, not to sign in. */
    async begin(input: { address: string; returnTo: string; accountId: string | null }) {
      const port = offered(parts);
      await count(input.address);
      const token = newToken();
      const url = await port.begin(secretsOf(parts.keyring, token)).catch((error) => failed(parts, error));
      await parts.run(system('psc-begin'), (ctx) =>
        keepAttempt(ctx, {
          token,
          stage: 'begun',
          accountId: input.accountId,
          content: { returnTo: input.returnTo },
        }),
      );
      return { url, token };
    },

    /** `signedInAs`: the account whose session this browser holds now; a link is made for no other. */
    async complete(browser: Browser, query: string, signedInAs: string | undefined): Promise<PscOutcome> {
      const port = offered(parts);
      const begun = await parts.run(system('psc-complete'), (ctx) =>
        openAttempt(ctx, browser.attempt, 'begun', 'take'),
      );
      if (!begun || !browser.attempt) throw refused(parts, 'expired', 'no-attempt');
      if (begun.accountId && begun.accountId !== signedInAs) throw refused(parts, 'expired', 'other-session');
      const secrets = secretsOf(parts.keyring, browser.attempt);
      const completed = await port.complete(query, secrets).catch((error) => failed(parts, error));
      const told = await parts.run<Told>(system('psc-complete'), (ctx) =>
        begun.accountId
          ? link(ctx, begun.accountId, completed)
          : enter(ctx, { parts, browser, completed, returnTo: begun.content.returnTo, newToken }),
      );
      return orThrow(parts, told);
    },

    /** Opens the session at the chosen place. */
    async choosePractice(browser: Browser, index: number) {
      const told = await parts.run<PscOutcome | AppError>(system('psc-practice'), async (ctx) => {
        const choosing = await openAttempt(ctx, browser.attempt, 'choosing', 'take');
        const practice = choosing && practicesOf(choosing.content.identity)[index];
        if (!choosing || !practice) return new AppError('psc.expired');
        return enter(ctx, {
          parts,
          browser,
          completed: choosing.content,
          returnTo: choosing.content.returnTo,
          newToken,
          practice,
        });
      });
      return orThrow(parts, told);
    },
  };
}

async function link(ctx: Ctx, accountId: string, { identity }: CompletedLogin): Promise<Told> {
  const answer = await linkIdentity(ctx, accountId, identity);
  return answer === 'linked' ? { outcome: 'linked' } : noteRefusal(ctx, accountId, answer);
}

type Entering = {
  parts: PscParts;
  browser: Browser;
  completed: CompletedLogin;
  returnTo: string;
  newToken: () => string;
  practice?: Practice;
};

async function enter(ctx: Ctx, entering: Entering): Promise<Told> {
  const { parts, completed, returnTo } = entering;
  const { identity, idToken } = completed;
  const account = await findLinkedAccount(ctx.tx, provider, identityDigest(ctx.keyring, identity));
  const attempt = entering.newToken();
  if (!account || account.status === 'closed') {
    await keepAttempt(ctx, { token: attempt, stage: 'unknown', accountId: null, content: { identity } });
    return { outcome: 'unknown', attempt };
  }
  if (!mayUsePsc(parts.signIn, account)) return noteRefusal(ctx, account.id, 'way-closed');
  const practices = practicesOf(identity);
  if (practices.length > 1 && !entering.practice) {
    const content = { returnTo, identity, idToken };
    await keepAttempt(ctx, { token: attempt, stage: 'choosing', accountId: account.id, content });
    return { outcome: 'choose-practice', practices, attempt };
  }
  const session = entering.newToken();
  await openPscSession(ctx, {
    accountId: account.id,
    token: session,
    userAgent: entering.browser.userAgent,
    address: entering.browser.address,
    device: entering.browser.device,
    replaces: entering.browser.replaces,
    absoluteHours: parts.absoluteHours,
    login: { idToken, practice: entering.practice ?? practices[0] ?? null },
  });
  return { outcome: 'signed-in', returnTo, session };
}

function offered(parts: PscParts): LoginPort {
  if (!parts.login) throw new AppError('psc.not_offered');
  return parts.login;
}

/** The entry about it is written by now: a refusal must not undo it. */
function orThrow(parts: PscParts, told: Told): PscOutcome {
  if (!(told instanceof AppError)) return told;
  parts.noteRefused(told.code);
  throw told;
}

function refused(parts: PscParts, code: 'expired' | 'denied' | 'refused', reason: string): AppError {
  parts.noteRefused(reason);
  return new AppError(`psc.${code}`);
}

function failed(parts: PscParts, error: unknown): never {
  if (error instanceof LoginUnavailable) {
    parts.noteRefused('unavailable');
    throw new AppError('psc.unavailable');
  }
  if (!(error instanceof LoginRefused)) throw error;
  const code = error.reason === 'denied' ? 'denied' : error.reason === 'state' ? 'expired' : 'refused';
  throw refused(parts, code, error.reason);
}
