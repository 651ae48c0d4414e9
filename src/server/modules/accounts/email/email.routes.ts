// The address of one's own account over HTTP. Guesses of links, and requests for mails, are counted.
import * as contract from '#contracts/accounts/email-change.contract.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { getAccount } from '../account.queries.ts';
import { emailDigest } from '../account.ts';
import type { Sessions } from '../sessions.ts';
import { askEmailChange, readEmail, withdrawEmailChange } from './use-cases/ask-email-change.ts';
import { confirmEmailChange, undoEmailChange } from './use-cases/confirm-email-change.ts';

export type EmailParts = {
  run: RunUseCase;
  keyring: Keyring;
  reauthenticate: Sessions['reauthenticate'];
  /** The hash of a password that nobody knows. */
  lockedHash: () => Promise<string>;
  /** Of wishes by account, of links by network address, of mails by the address they would go to. */
  accountLimit: AttemptLimit;
  addressLimit: AttemptLimit;
  mailLimit: AttemptLimit;
};

const own = { kind: 'signed-in', rule: 'account.security' } as const;
const visitor = system('email-change');

export function bindEmailRoutes(server: HttpServer<AccountActor>, parts: EmailParts): void {
  const { run } = parts;
  bindOperation(server, contract.getEmail, {
    access: own,
    handler: ({ actor }) =>
      run(actor, async (ctx) => readEmail(ctx, await getAccount(ctx.tx, actor.accountId))),
  });

  bindOperation(server, contract.askEmailChange, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, body, address }) => {
      const email = String(body.email);
      await parts.reauthenticate(actor, { password: body.password, address, purpose: 'account-security' });
      await count(parts.accountLimit, actor.accountId);
      const digest = emailDigest(parts.keyring, email);
      // Whoever asks is not told that this mailbox has had enough.
      const isMailed = (await parts.mailLimit.secondsToWait(digest)) === null;
      await parts.mailLimit.countFailure(digest);
      await run(actor, (ctx) => askEmailChange(ctx, { accountId: actor.accountId, email, isMailed }));
    },
  });

  bindOperation(server, contract.withdrawEmailChange, {
    access: own,
    idempotency: 'natural',
    handler: ({ actor }) => run(actor, (ctx) => withdrawEmailChange(ctx, actor.accountId)),
  });

  bindOperation(server, contract.confirmEmailChange, {
    access: { kind: 'public', reason: 'whoever opens the new mailbox may confirm it, once' },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await count(parts.addressLimit, address);
      const outcome = await run(visitor, (ctx) => confirmEmailChange(ctx, body.token));
      if (outcome === 'taken') throw new AppError('email.link_spent');
    },
  });

  bindOperation(server, contract.undoEmailChange, {
    access: {
      kind: 'public',
      reason: 'the former mailbox takes the change back; its account has no session there',
    },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await count(parts.addressLimit, address);
      const lockedHash = await parts.lockedHash();
      return run(visitor, (ctx) => undoEmailChange(ctx, { token: body.token, lockedHash }));
    },
  });
}

/** @throws AppError `session.too_many_attempts` */
async function count(limit: AttemptLimit, key: string): Promise<void> {
  const seconds = await limit.secondsToWait(key);
  if (seconds) throw new AppError('session.too_many_attempts', { retryAfterSeconds: seconds });
  await limit.countFailure(key);
}
