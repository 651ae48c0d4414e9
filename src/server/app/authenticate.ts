// Who is calling: a browser with its session, or a programme with a token; then how much was read already.
import { sessionCookie } from '#server/modules/accounts/session.routes.ts';
import type { RunUseCase } from '#server/modules/audit/public.ts';
import type { TermsGate } from '#server/modules/legal/public.ts';
import type { IdentifiableRequest } from '#server/platform/http/http-server.ts';
import { createAttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RuleName } from '#server/policy/rules.ts';
import type { AppParts } from './app-parts.ts';
import { whoAsks } from './attendance.ts';
import type { Admit, NoteDenied } from './doorkeeper.ts';
import { operations } from './operations.ts';
import { createReadingLimits, defaultReadingLimits, hourSeconds } from './reading-limits.ts';
import { createTokenDoors, tokenLimits } from './token-doors.ts';

type Authenticate = (request: IdentifiableRequest) => Promise<AccountActor | null>;

const byId = new Map(operations.map((operation) => [operation.id, operation]));

export function createAuthenticate(
  parts: AppParts,
  run: RunUseCase,
  doors: {
    admit: Admit;
    gate: Pick<TermsGate, 'hasAccepted'>;
    noteDenied: NoteDenied;
  },
): Authenticate {
  const admitToken = openTokenDoors(parts, run, doors);
  const countReading = openReadingLimits(parts, run, doors.noteDenied);
  return async (request) => {
    const { operationId, address, cookies } = request;
    const rule = request.rule as RuleName;
    const authorization = request.header('authorization');
    // Whoever brings a token is judged by it alone: a cookie beside it adds nothing.
    const actor =
      authorization === undefined
        ? await doors.admit(cookies[sessionCookie], rule, { by: whoAsks(request) })
        : await admitToken({ authorization, address, operationId, rule });
    const operation = byId.get(operationId);
    if (actor && operation) {
      await countReading({ actor, operation, caseId: request.param('caseId'), address });
    }
    return actor;
  };
}

function openTokenDoors(
  { database: { pool } }: AppParts,
  run: RunUseCase,
  doors: { gate: Pick<TermsGate, 'hasAccepted'>; noteDenied: NoteDenied },
) {
  return createTokenDoors({
    run,
    tokenLimit: createAttemptLimit(pool, { name: 'token', ...tokenLimits.token }),
    addressLimit: createAttemptLimit(pool, { name: 'token-address', ...tokenLimits.address }),
    hasAcceptedTerms: doors.gate.hasAccepted,
    noteDenied: doors.noteDenied,
  });
}

function openReadingLimits(parts: AppParts, run: RunUseCase, noteDenied: NoteDenied) {
  const { database, now, readingLimits: limits = defaultReadingLimits } = parts;
  const hour = { windowSeconds: hourSeconds, blockSeconds: 900 };
  const { pool } = database;
  const { listsPerHour, listsPerHourOfAddress } = limits;
  return createReadingLimits({
    db: database.db,
    run,
    now,
    limits,
    accountLimit: createAttemptLimit(pool, { name: 'lists', attempts: listsPerHour, ...hour }),
    addressLimit: createAttemptLimit(pool, {
      name: 'lists-address',
      attempts: listsPerHourOfAddress,
      ...hour,
    }),
    alertLimit: createAttemptLimit(pool, {
      name: 'reading-alert',
      attempts: 1_000_000,
      windowSeconds: 24 * hourSeconds,
      blockSeconds: hourSeconds,
    }),
    noteDenied,
  });
}
