// Passwords over HTTP, and what to do when they may be known to somebody else. Guesses of links and requests for mails are counted by network address.
import {
  askPasswordReset,
  changePassword as changeOperation,
  choosePassword as chooseOperation,
  declareCompromised as compromisedOperation,
  getPassword,
  setPasswordReminder,
} from '#contracts/accounts/password.contract.ts';
import { parseEmail } from '#contracts/values/email.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { emailDigest } from '../account.ts';
import { hashSessionToken } from '../open-session.ts';
import { sessionCookie } from '../session.routes.ts';
import type { Sessions } from '../sessions.ts';
import {
  changeOwnPassword,
  choosePassword,
  declareCompromised,
  findLinkAccount,
  readPasswordOwner,
} from './change-own-password.ts';
import { refuseWeakPassword } from './judge-password.ts';
import { choosePasswordReminder, readPasswordAge } from './password-age.ts';
import { sendPasswordLinkJob } from './send-password-link.job.ts';

export type PasswordParts = {
  run: RunUseCase;
  keyring: Keyring;
  reauthenticate: Sessions['reauthenticate'];
  /** Of requests by network address, and by the address of the account. */
  addressLimit: AttemptLimit;
  mailLimit: AttemptLimit;
};

const hashOf = (cookies: Readonly<Record<string, string | undefined>>) =>
  hashSessionToken(cookies[sessionCookie] ?? '');

const own = { kind: 'signed-in', rule: 'account.security' } as const;

export function bindPasswordRoutes(server: HttpServer<AccountActor>, parts: PasswordParts): void {
  const { run } = parts;

  bindOperation(server, askPasswordReset, {
    access: { kind: 'public', reason: 'who has forgotten the password cannot sign in' },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      const email = parseEmail(body.email);
      const digest = emailDigest(parts.keyring, email.ok ? email.email : `unreadable:${body.email}`);
      await count(parts.addressLimit, address);
      // No more than a few mails to one address; whoever asks is not told, known address or not.
      if (await isFull(parts.mailLimit, digest)) return;
      await run(system('ask-password-reset'), (ctx) => ctx.enqueue(sendPasswordLinkJob, { digest }));
    },
  });

  bindOperation(server, chooseOperation, {
    access: { kind: 'public', reason: 'whoever holds the link of the mail may choose a password, once' },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      const actor = system('choose-password');
      await count(parts.addressLimit, address);
      const owner = await run(actor, async (ctx) =>
        readPasswordOwner(ctx, await findLinkAccount(ctx, body.token)),
      );
      await refuseWeakPassword(body.password, owner);
      const passwordHash = await hashPassword(body.password);
      await run(actor, (ctx) => choosePassword(ctx, body.token, passwordHash));
    },
  });

  bindOperation(server, changeOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor: { accountId }, actor, body, address, cookies }) => {
      await parts.reauthenticate(actor, { password: body.current, address, purpose: 'account-security' });
      await refuseWeakPassword(body.password, await run(actor, (ctx) => readPasswordOwner(ctx, accountId)));
      const passwordHash = await hashPassword(body.password);
      await run(actor, (ctx) =>
        changeOwnPassword(ctx, { accountId, passwordHash, keepHash: hashOf(cookies) }),
      );
    },
  });

  bindOperation(server, getPassword, {
    access: own,
    handler: ({ actor }) => run(actor, (ctx) => readPasswordAge(ctx, actor.accountId)),
  });

  bindOperation(server, setPasswordReminder, {
    access: own,
    idempotency: 'natural',
    handler: ({ actor, body }) =>
      run(actor, (ctx) => choosePasswordReminder(ctx, actor.accountId, body.months)),
  });

  bindOperation(server, compromisedOperation, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, reply }) => {
      await run(actor, (ctx) => declareCompromised(ctx, actor.accountId));
      reply.clearCookie(sessionCookie);
    },
  });
}

/** @throws AppError `session.too_many_attempts` */
async function count(limit: AttemptLimit, key: string): Promise<void> {
  await limit.countFailure(key);
  const seconds = await limit.secondsToWait(key);
  if (seconds) throw new AppError('session.too_many_attempts', { retryAfterSeconds: seconds });
}

async function isFull(limit: AttemptLimit, key: string): Promise<boolean> {
  await limit.countFailure(key);
  return (await limit.secondsToWait(key)) !== null;
}
