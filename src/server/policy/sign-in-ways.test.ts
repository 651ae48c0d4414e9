import { describe, expect, test } from 'vitest';
import { accountRoles } from '#contracts/accounts/account.vocabulary.ts';
import {
  allowedWays,
  defaultSignInSettings,
  needsSecondFactor,
  openSignInSettings,
  readSignInWays,
} from './sign-in-ways.ts';

describe('ways to sign in', () => {
  test('A-080 by default everybody who can read health data needs a second factor', () => {
    const needing = accountRoles.filter((role) => needsSecondFactor(defaultSignInSettings, role));
    expect(needing).toEqual(['pharmacist', 'doctor', 'director']);
  });

  test('Pro Santé Connect is offered only where it is set up', () => {
    expect(allowedWays(defaultSignInSettings, 'doctor')).toEqual(['password+totp', 'passkey']);
    expect(allowedWays({ ...defaultSignInSettings, hasPsc: true }, 'doctor')).toContain('psc');
    expect(allowedWays({ ...defaultSignInSettings, hasPsc: true }, 'operator')).not.toContain('psc');
  });

  test('B-024 a password alone is enough where everything is allowed', () => {
    expect(accountRoles.some((role) => needsSecondFactor(openSignInSettings, role))).toBe(false);
  });

  test('the operator’s words replace the default of the roles they name', () => {
    const read = readSignInWays('pharmacist = password+totp, psc ; director=passkey', { hasPsc: true });
    expect(read).toEqual({
      ok: true,
      byRole: {
        ...defaultSignInSettings.byRole,
        pharmacist: ['password+totp', 'psc'],
        director: ['passkey'],
      },
    });
  });

  test.each([
    ['an unknown role', 'nurse=passkey', 'nurse is no role'],
    ['an unknown way', 'doctor=passkey,sms', 'unknown ways for doctor'],
    ['no way', 'doctor=', 'doctor could not sign in'],
    ['only a way that is not set up', 'doctor=psc', 'doctor could not sign in'],
  ])('refuses %s', (_what, text, problem) => {
    const read = readSignInWays(text, { hasPsc: false });
    expect(read.ok ? [] : read.problems.join()).toContain(problem);
  });
});
