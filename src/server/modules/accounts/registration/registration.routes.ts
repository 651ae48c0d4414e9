// Registration over HTTP. Passwords are hashed and checked outside any transaction; every attempt counts, whatever its
// outcome, so that the limits tell nothing.
import * as contract from '#contracts/accounts/registration.contract.ts';
import type { RegistrationRole } from '#contracts/accounts/registration-form.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { hashPassword, verifyPassword } from '#server/platform/passwords/password-hash.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { Ctx, RunUseCase } from '../../audit/public.ts';
import { emailDigest } from '../account.ts';
import { takeLink } from '../account-link.ts';
import { deviceCookie, deviceCookieOptions, deviceTokenOf } from '../devices/device-cookie.ts';
import { refuseWeakPassword } from '../passwords/judge-password.ts';
import { sessionCookie } from '../session.routes.ts';
import { invitationPurpose } from '../team/use-cases/change-team.ts';
import type { RegistrationHooks, RegistrationSettings } from './registration.ts';
import { beginRegistration } from './use-cases/begin-registration.ts';
import { completeRegistration } from './use-cases/complete-registration.ts';
import { confirmEmail, lookAtConfirmation } from './use-cases/confirm-email.ts';
import { readRegistration, resendConfirmation, saveRegistration } from './use-cases/save-registration.ts';

export type RegistrationRoutesParts = {
  run: RunUseCase;
  keyring: Keyring;
  randomBytes: RandomBytes;
  settings: RegistrationSettings;
  hooks: RegistrationHooks;
  absoluteHours: number;
  /** By keyed digest of an e-mail or id of an account, and by network address. */
  personLimit: AttemptLimit;
  networkLimit: AttemptLimit;
};

const visitor = system('registration');

export function bindRegistrationRoutes(
  server: HttpServer<AccountActor>,
  parts: RegistrationRoutesParts,
): void {
  bindVisitorRoutes(server, parts);
  const access = { kind: 'signed-in', rule: 'registration.own' } as const;
  bindOperation(server, contract.getRegistration, {
    access,
    handler: ({ actor }) => parts.run(actor, (ctx) => readRegistration(ctx, actor.accountId, parts)),
  });
  bindOperation(server, contract.saveRegistration, {
    access,
    idempotency: 'natural',
    handler: ({ actor, body }) =>
      parts.run(actor, (ctx) => saveRegistration(ctx, actor.accountId, body.answers)),
  });
  bindOperation(server, contract.resendConfirmation, {
    access,
    idempotency: 'natural',
    handler: async ({ actor, address }) => {
      await count(parts, `account:${actor.accountId}`, address);
      await parts.run(actor, (ctx) => resendConfirmation(ctx, actor.accountId));
    },
  });
  bindOperation(server, contract.completeRegistration, {
    access,
    idempotency: 'natural',
    handler: ({ actor, body, address }) =>
      parts.run(actor, (ctx) => completeRegistration(ctx, actor.accountId, { ...body, address }, parts)),
  });
}

function bindVisitorRoutes(server: HttpServer<AccountActor>, parts: RegistrationRoutesParts): void {
  bindOperation(server, contract.beginRegistration, {
    access: { kind: 'public', reason: 'who registers has no account yet' },
    idempotency: 'natural',
    handler: async ({ body, address }) => {
      const email = String(body.email);
      await count(parts, emailDigest(parts.keyring, email), address);
      await refuseWeakPassword(body.password, { own: [email], hasSecondFactor: false });
      const passwordHash = await hashPassword(body.password);
      await parts.run(visitor, (ctx) => begin(ctx, { ...body, email, passwordHash }));
    },
  });
  bindOperation(server, contract.confirmEmail, {
    access: { kind: 'public', reason: 'who comes by the link of a mail is not signed in' },
    idempotency: 'natural',
    handler: async ({ body, address, userAgent, cookies, reply }) => {
      const found = await parts.run(visitor, (ctx) => lookAtConfirmation(ctx, body.token));
      await count(parts, `confirm:${found?.accountId ?? 'nobody'}`, address);
      if (!found || !(await verifyPassword(found.passwordHash, body.password))) {
        throw new AppError(found ? 'registration.wrong_password' : 'registration.link_gone');
      }
      const token = Buffer.from(parts.randomBytes(32)).toString('base64url');
      const device = deviceTokenOf(cookies, parts.randomBytes);
      const session = {
        token,
        userAgent,
        address,
        device,
        replaces: cookies[sessionCookie],
        absoluteHours: parts.absoluteHours,
      };
      const { passwordHash } = found;
      await parts.run(visitor, (ctx) => confirmEmail(ctx, { token: body.token, passwordHash, session }));
      reply.setCookie(sessionCookie, token);
      reply.setCookie(deviceCookie, device, deviceCookieOptions);
    },
  });
}

/** Whoever comes by an invitation that is over registers like anybody else. */
async function begin(
  ctx: Ctx,
  input: { role: RegistrationRole; email: string; passwordHash: string; invitation?: string | undefined },
): Promise<void> {
  const { role, email, passwordHash, invitation } = input;
  const isInvited = invitation !== undefined && role === 'pharmacist';
  const link = isInvited ? await takeLink(ctx, invitation, invitationPurpose, 'look') : undefined;
  await beginRegistration(ctx, { role, email, passwordHash, invitationId: link?.subject_id ?? undefined });
}

/** @throws AppError `registration.too_many` */
async function count(parts: RegistrationRoutesParts, person: string, network: string): Promise<void> {
  const waits = await Promise.all([
    parts.personLimit.secondsToWait(person),
    parts.networkLimit.secondsToWait(network),
  ]);
  const seconds = Math.max(...waits.map((wait) => wait ?? 0));
  if (seconds > 0) throw new AppError('registration.too_many', { retryAfterSeconds: seconds });
  await Promise.all([parts.personLimit.countFailure(person), parts.networkLimit.countFailure(network)]);
}
