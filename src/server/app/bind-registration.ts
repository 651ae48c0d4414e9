// Gives registration what later modules know: the terms in force, and who must be looked at.
import { randomBytes } from 'node:crypto';
import { bindGuardianRoutes } from '#server/modules/accounts/guardian/guardian.routes.ts';
import { bindProfileRoutes } from '#server/modules/accounts/profile/profile.routes.ts';
import { bindRegistrationRoutes } from '#server/modules/accounts/registration/registration.routes.ts';
import type {
  RegistrationHooks,
  RegistrationSettings,
} from '#server/modules/accounts/registration/registration.ts';
import { defaultSessionSettings } from '#server/modules/accounts/sessions.ts';
import { bindTeamRoutes } from '#server/modules/accounts/team/team.routes.ts';
import type { RunUseCase } from '#server/modules/audit/public.ts';
import { recordAcceptance, termsInForce } from '#server/modules/legal/public.ts';
import { screenRegistration } from '#server/modules/privacy/public.ts';
import { findTicketAccount } from '#server/modules/support/ticket.queries.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { createAttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { AppParts } from './app-parts.ts';

const registrationHooks: RegistrationHooks = {
  screenRegistration,
  termsInForce,
  acceptTerms: recordAcceptance,
};

const hour = 3600;

export function bindRegistration(
  server: HttpServer<AccountActor>,
  { parts, run }: { parts: AppParts; run: RunUseCase },
): void {
  const { database, keyring, instance, sessionSettings = defaultSessionSettings } = parts;
  const limit = { windowSeconds: hour, blockSeconds: hour };
  const settings: RegistrationSettings = {
    identityMode: instance.isDemo ? 'test' : 'real',
    minorRoles: parts.minorRoles ?? [],
  };
  bindGuardianRoutes(server, {
    run,
    keyring,
    settings,
    networkLimit: createAttemptLimit(database.pool, { name: 'guardian-net', attempts: 60, ...limit }),
    mailLimit: createAttemptLimit(database.pool, { name: 'guardian-mail', attempts: 5, ...limit }),
  });
  bindTeamRoutes(server, { run });
  bindProfileRoutes(server, {
    run,
    settings,
    findTicketAccount: (ctx, ticketId) => findTicketAccount(ctx.tx, ticketId),
  });
  bindRegistrationRoutes(server, {
    run,
    keyring,
    randomBytes,
    settings,
    hooks: registrationHooks,
    absoluteHours: sessionSettings.absoluteHours,
    personLimit: createAttemptLimit(database.pool, { name: 'registration', attempts: 10, ...limit }),
    networkLimit: createAttemptLimit(database.pool, { name: 'registration-net', attempts: 60, ...limit }),
  });
}
