// The rows of `every-operation.test.ts` about passwords, sessions, the second factor and Pro Santé Connect.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';

const everybody: readonly AccountRole[] = ['pharmacist', 'doctor', 'director', 'operator'];

export const signInDoors: Record<string, readonly AccountRole[] | 'public'> = {
  'session.psc-begin': 'public',
  'session.psc-complete': 'public',
  'session.psc-choose-practice': 'public',
  'psc.logout-address': everybody,
  'psc.get-link': everybody,
  'psc.begin-link': everybody,
  'psc.remove-link': everybody,
  'session.verify-second-factor': everybody,
  'second-factor.get': everybody,
  'password.ask-reset': 'public',
  'password.choose': 'public',
  'password.change': everybody,
  'sessions.list': everybody,
  'sessions.end-others': everybody,
  'account.declare-compromised': everybody,
  'second-factor.begin-totp': everybody,
  'second-factor.confirm-totp': everybody,
  'second-factor.remove-totp': everybody,
  'second-factor.renew-recovery-codes': everybody,
};

export const signInBodies: Record<string, unknown> = {
  'password.ask-reset': { email: 'personne@test.invalid' },
  'password.choose': { token: 'x', password: 'x' },
  'password.change': { current: 'x', password: 'x' },
  'account.declare-compromised': { confirm: true },
  'session.verify-second-factor': { code: '000000' },
  'second-factor.begin-totp': { password: 'x' },
  'second-factor.confirm-totp': { code: '000000' },
  'second-factor.remove-totp': { password: 'x' },
  'second-factor.renew-recovery-codes': { password: 'x' },
};
