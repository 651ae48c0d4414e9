// What passwords and the second factor are given.
import { randomBytes } from 'node:crypto';
import type { PasswordParts } from '#server/modules/accounts/passwords/password.routes.ts';
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

/** Of one address of the network, 30 requests; to one account, four mails. */
export function passwordPartsOf({ parts, run, sessions }: Frame): PasswordParts {
  const { pool } = parts.database;
  return {
    run,
    keyring: parts.keyring,
    reauthenticate: sessions.reauthenticate,
    addressLimit: createAttemptLimit(pool, { name: 'password-address', attempts: 30, ...quarter }),
    mailLimit: createAttemptLimit(pool, { name: 'password-mail', attempts: 5, ...quarter }),
  };
}
