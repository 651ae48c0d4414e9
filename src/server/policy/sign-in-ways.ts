// Which ways of signing in the operator allows to which role (B-022, B-024, A-080), and who needs a second factor:
// by default everybody who can read health data. Pure; who has proved what is in `standing.ts`.
import { type AccountRole, accountRoles } from '#contracts/accounts/account.vocabulary.ts';

/** `psc`: Pro Santé Connect. Only `password` leaves the second factor out. */
export const signInWays = ['password', 'password+totp', 'passkey', 'psc'] as const;
export type SignInWay = (typeof signInWays)[number];

export type SignInSettings = Readonly<{
  byRole: Readonly<Record<AccountRole, readonly SignInWay[]>>;
  /** Whether a Pro Santé Connect client is set up; without it nobody is offered that way. */
  hasPsc: boolean;
}>;

const strong: readonly SignInWay[] = ['password+totp', 'passkey', 'psc'];

/** The operator reads no health data: a password alone is enough unless the settings say otherwise. */
export const defaultSignInSettings: SignInSettings = {
  byRole: {
    pharmacist: strong,
    doctor: strong,
    director: strong,
    operator: ['password', 'password+totp', 'passkey'],
  },
  hasPsc: false,
};

const everyWay: readonly SignInWay[] = signInWays;

/** Everything allowed to everybody, a password alone too: for the demo, whose accounts are fictional, and for tests. */
export const openSignInSettings: SignInSettings = {
  byRole: { pharmacist: everyWay, doctor: everyWay, director: everyWay, operator: everyWay },
  hasPsc: false,
};

/** The ways open to a role on this instance. */
export function allowedWays(settings: SignInSettings, role: AccountRole): readonly SignInWay[] {
  return settings.byRole[role].filter((way) => way !== 'psc' || settings.hasPsc);
}

/** False only where a password alone is allowed. */
export function needsSecondFactor(settings: SignInSettings, role: AccountRole): boolean {
  return !allowedWays(settings, role).includes('password');
}

/** Whether anybody here may sign in by a passkey. */
export function offersPasskeys(settings: SignInSettings): boolean {
  return accountRoles.some((role) => allowedWays(settings, role).includes('passkey'));
}

/** Not where the operator wants passkeys in place of it; the password still leads to adding the first one. */
export function mayAddTotp(settings: SignInSettings, role: AccountRole): boolean {
  const ways = allowedWays(settings, role);
  return ways.includes('password') || ways.includes('password+totp') || !ways.includes('passkey');
}

export type ReadWays =
  | { ok: true; byRole: SignInSettings['byRole'] }
  | { ok: false; problems: readonly string[] };

/**
 * Reads `pharmacist=password+totp,passkey;doctor=psc` over the defaults; roles left out keep theirs. A role that
 * could not sign in at all on this instance is a problem.
 */
export function readSignInWays(
  text: string,
  { hasPsc, defaults = defaultSignInSettings }: { hasPsc: boolean; defaults?: SignInSettings },
): ReadWays {
  const byRole = { ...defaults.byRole };
  const problems: string[] = [];
  for (const part of text.split(';').filter((piece) => piece.trim() !== '')) {
    const [name = '', list = ''] = part.split('=', 2).map((piece) => piece.trim());
    const role = accountRoles.find((known) => known === name);
    const names = list.split(',').map((way) => way.trim());
    const ways = signInWays.filter((way) => names.includes(way));
    const unknown = names.filter((way) => !(signInWays as readonly string[]).includes(way));
    if (!role) problems.push(`${name || 'an empty name'} is no role; roles are ${accountRoles.join(', ')}`);
    if (unknown.length > 0) problems.push(`unknown ways for ${name}; ways are ${signInWays.join(', ')}`);
    if (role) byRole[role] = ways;
  }
  for (const role of accountRoles) {
    if (allowedWays({ byRole, hasPsc }, role).length === 0) problems.push(`${role} could not sign in at all`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, byRole };
}
