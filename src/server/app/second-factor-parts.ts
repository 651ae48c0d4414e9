// What passwords, the second factor and passkeys are given.
import { randomBytes } from 'node:crypto';
import type { EmailParts } from '#server/modules/accounts/email/email.routes.ts';
import type { PasskeyParts } from '#server/modules/accounts/passkeys/passkey.routes.ts';
import type { PasswordParts } from '#server/modules/accounts/passwords/password.routes.ts';
import type { RecoveryParts } from '#server/modules/accounts/recovery/recovery.routes.ts';
import type { SecondFactorParts } from '#server/modules/accounts/second-factor/second-factor.routes.ts';
import { defaultSessionSettings } from '#server/modules/accounts/sessions.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import { createAttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { relyingPartyOf } from '#server/platform/second-factor/passkey.ts';
import { openSignInSettings, type SignInSettings } from '#server/policy/sign-in-ways.ts';
import type { AppParts } from './app-parts.ts';
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
    signIn: signInOf(parts),
    accountLimit: createAttemptLimit(pool, { name: 'factor', attempts: 10, ...quarter }),
    addressLimit: createAttemptLimit(pool, { name: 'factor-address', attempts: 60, ...quarter }),
  };
}

const signInOf = ({ signInSettings, login }: AppParts): SignInSettings => ({
  ...(signInSettings ?? openSignInSettings),
  hasPsc: login !== undefined,
});

/** Beginnings are counted, so that nobody fills the table: what is answered cannot be guessed. */
export function passkeyPartsOf({ parts, run, sessions }: Frame): PasskeyParts {
  const { pool } = parts.database;
  return {
    run,
    sessions,
    tools: {
      party: relyingPartyOf(parts.publicUrl),
      partyName: parts.instance.name,
      random: randomBytes,
      signIn: signInOf(parts),
    },
    absoluteHours: (parts.sessionSettings ?? defaultSessionSettings).absoluteHours,
    accountLimit: createAttemptLimit(pool, { name: 'passkey', attempts: 60, ...quarter }),
    addressLimit: createAttemptLimit(pool, { name: 'passkey-address', attempts: 60, ...quarter }),
    noteRefused: (reason) => parts.log.warn({ way: 'passkey', reason }, 'sign-in.refused'),
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

/** A hash as dear as any other, of a password nobody has seen: whoever knew the former one is out. */
export const lockedHash = () => hashPassword(randomBytes(32).toString('base64url'));

/** Of one account, six wishes an hour; of one network address, 30 links; to one mailbox, three mails. */
export function emailPartsOf({ parts, run, sessions }: Frame): EmailParts {
  const { pool } = parts.database;
  const hour = { windowSeconds: 3600, blockSeconds: 3600 };
  return {
    run,
    keyring: parts.keyring,
    reauthenticate: sessions.reauthenticate,
    lockedHash,
    accountLimit: createAttemptLimit(pool, { name: 'email-change', attempts: 6, ...hour }),
    addressLimit: createAttemptLimit(pool, { name: 'email-address', attempts: 30, ...quarter }),
    mailLimit: createAttemptLimit(pool, { name: 'email-mail', attempts: 3, ...hour }),
  };
}

/** Of one network address: five requests an hour, 30 links in a quarter of an hour. */
export function recoveryPartsOf({ parts, run }: Frame): RecoveryParts {
  const { pool } = parts.database;
  const hour = { windowSeconds: 3600, blockSeconds: 3600 };
  return {
    run,
    askLimit: createAttemptLimit(pool, { name: 'recovery', attempts: 5, ...hour }),
    linkLimit: createAttemptLimit(pool, { name: 'recovery-link', attempts: 30, ...quarter }),
  };
}
