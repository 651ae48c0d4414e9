// What the second factor is given.
import { randomBytes } from 'node:crypto';
import type { SecondFactorParts } from '#server/modules/accounts/second-factor/second-factor.routes.ts';
import { createAttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import type { Frame } from './frame.ts';

const quarter = { windowSeconds: 900, blockSeconds: 900 };

/** Nine guesses an account in a quarter of an hour: of a million codes, three count at a time. */
export function secondFactorPartsOf({ parts, run, sessions }: Frame): SecondFactorParts {
  const { pool } = parts.database;
  return {
    run,
    reauthenticate: sessions.reauthenticate,
    random: randomBytes,
    issuer: parts.instance.name,
    accountLimit: createAttemptLimit(pool, { name: 'factor', attempts: 10, ...quarter }),
    addressLimit: createAttemptLimit(pool, { name: 'factor-address', attempts: 60, ...quarter }),
  };
}
