// What sign-in by Pro Santé Connect is given.
import { randomBytes } from 'node:crypto';
import type { PscParts } from '#server/modules/accounts/psc/psc-login.ts';
import { defaultSessionSettings, type Sessions } from '#server/modules/accounts/sessions.ts';
import { createAttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { openSignInSettings } from '#server/policy/sign-in-ways.ts';
import type { Frame } from './frame.ts';

const limit = { name: 'psc', attempts: 60, windowSeconds: 900, blockSeconds: 900 };

export function pscPartsOf({ parts, run, sessions }: Frame): PscParts & { sessions: Sessions } {
  const { byRole } = parts.signInSettings ?? openSignInSettings;
  return {
    login: parts.login,
    run,
    sessions,
    keyring: parts.keyring,
    randomBytes,
    signIn: { byRole, hasPsc: parts.login !== undefined },
    absoluteHours: (parts.sessionSettings ?? defaultSessionSettings).absoluteHours,
    addressLimit: createAttemptLimit(parts.database.pool, limit),
    noteRefused: (reason) => parts.log.warn({ way: 'psc', reason }, 'sign-in.refused'),
  };
}
