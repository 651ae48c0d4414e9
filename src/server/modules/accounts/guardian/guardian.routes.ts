// A guardian's consent over HTTP. The guardian has no account: his link says who he is, and its token comes in the
// body, never in an address. Guesses and requests are counted by network address; mails also by account or address.
import * as contract from '#contracts/accounts/guardian.contract.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { guardianAddressDigest } from './guardian.ts';
import type { GuardianSettings } from './guardian-policy.ts';
import { sendGuardianLinksJob } from './send-guardian-links.job.ts';
import { decideAsGuardian, readGuardianLink, withdrawAsGuardian } from './use-cases/answer-as-guardian.ts';
import { nameGuardian, readOwnGuardian, resendGuardianMail } from './use-cases/name-guardian.ts';

export type GuardianParts = {
  run: RunUseCase;
  keyring: Keyring;
  settings: GuardianSettings;
  networkLimit: AttemptLimit;
  mailLimit: AttemptLimit;
};

const visitor = system('guardian');
const own = { kind: 'signed-in', rule: 'guardian.own' } as const;
const byLink = { kind: 'public', reason: 'a guardian has no account; his link stands for him' } as const;

export function bindGuardianRoutes(server: HttpServer<AccountActor>, parts: GuardianParts): void {
  const { run, settings } = parts;
  bindOperation(server, contract.getOwnGuardian, {
    access: own,
    handler: ({ actor }) => run(actor, (ctx) => readOwnGuardian(ctx, actor.accountId)),
  });
  bindOperation(server, contract.nameGuardian, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor, body }) => {
      const guardian = { ...body, name: String(body.name), email: String(body.email) };
      await run(actor, (ctx) => nameGuardian(ctx, actor.accountId, guardian, settings));
    },
  });
  bindOperation(server, contract.resendGuardianMail, {
    access: own,
    idempotency: 'natural',
    handler: async ({ actor }) => {
      await count(parts.mailLimit, `account:${actor.accountId}`);
      await run(actor, (ctx) => resendGuardianMail(ctx, actor.accountId, settings));
    },
  });
  bindLinkRoutes(server, parts);
}

function bindLinkRoutes(server: HttpServer<AccountActor>, parts: GuardianParts): void {
  const { run, networkLimit } = parts;
  bindOperation(server, contract.readGuardianLink, {
    access: byLink,
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await count(networkLimit, address);
      return run(visitor, (ctx) => readGuardianLink(ctx, body.token));
    },
  });
  bindOperation(server, contract.decideAsGuardian, {
    access: byLink,
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await count(networkLimit, address);
      await run(visitor, (ctx) => decideAsGuardian(ctx, { ...body, address }));
    },
  });
  bindOperation(server, contract.withdrawAsGuardian, {
    access: byLink,
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await count(networkLimit, address);
      await run(visitor, (ctx) => withdrawAsGuardian(ctx, body.token));
    },
  });
  bindOperation(server, contract.askGuardianLink, {
    access: {
      kind: 'public',
      reason: 'a guardian whose link is lost asks for another, whatever address it is',
    },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      await count(networkLimit, address);
      const digest = guardianAddressDigest(parts.keyring, String(body.email));
      // A few mails to one address at most; whoever asks is not told, known address or not.
      await parts.mailLimit.countFailure(digest);
      if ((await parts.mailLimit.secondsToWait(digest)) !== null) return;
      await run(visitor, (ctx) => ctx.enqueue(sendGuardianLinksJob, { digest }));
    },
  });
}

/** @throws AppError `guardian.too_many` */
async function count(limit: AttemptLimit, key: string): Promise<void> {
  await limit.countFailure(key);
  const seconds = await limit.secondsToWait(key);
  if (seconds) throw new AppError('guardian.too_many', { retryAfterSeconds: seconds });
}
