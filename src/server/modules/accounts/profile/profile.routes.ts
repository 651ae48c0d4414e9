// One's own profile, and the operator's correction of another, over HTTP.
import * as contract from '#contracts/accounts/profile.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { Ctx, RunUseCase } from '../../audit/public.ts';
import type { RegistrationSettings } from '../registration/registration.ts';
import { changeProfile } from './use-cases/change-profile.ts';
import { lookUpProfile, readProfile } from './use-cases/read-profile.ts';

export type ProfileRoutesParts = {
  run: RunUseCase;
  settings: RegistrationSettings;
  /** The account of an exchange with support, which asked for a correction (B-043). */
  findTicketAccount: (ctx: Ctx, ticketId: string) => Promise<string | undefined>;
};

export function bindProfileRoutes(server: HttpServer<AccountActor>, parts: ProfileRoutesParts): void {
  const { run, settings } = parts;
  const { identityMode } = settings;
  const own = { kind: 'signed-in', rule: 'profile.own' } as const;
  const correcting = { kind: 'signed-in', rule: 'operator.correct-profile' } as const;
  bindOperation(server, contract.getProfile, {
    access: own,
    handler: ({ actor }) => run(actor, (ctx) => readProfile(ctx, actor.accountId, identityMode)),
  });
  bindOperation(server, contract.saveProfile, {
    access: own,
    idempotency: 'natural',
    handler: ({ actor, body: { answers } }) => {
      const { accountId } = actor;
      const change = { accountId, answers, changedBy: accountId };
      return run(actor, (ctx) => changeProfile(ctx, change, settings));
    },
  });
  bindOperation(server, contract.lookUpProfile, {
    access: correcting,
    idempotency: 'natural',
    handler: ({ actor, body }) =>
      run(actor, async (ctx) => {
        const { email, rpps, ticketId, reason } = body;
        const accountId = ticketId && (await parts.findTicketAccount(ctx, ticketId));
        const wanted = { email: email && String(email), rpps, accountId };
        return lookUpProfile(ctx, wanted, { reason, identityMode });
      }),
  });
  bindOperation(server, contract.correctProfile, {
    access: correcting,
    idempotency: 'natural',
    handler: async ({ actor, params, body }) => {
      const { ticketId, ...rest } = body;
      const asked = ticketId === null ? {} : { ticketId };
      const change = { ...params, ...rest, ...asked, changedBy: actor.accountId };
      await run(actor, async (ctx) => {
        const isOther =
          ticketId !== null && (await parts.findTicketAccount(ctx, ticketId)) !== params.accountId;
        if (isOther) throw new AppError('profile.other_ticket');
        await changeProfile(ctx, change, settings);
      });
    },
  });
}
