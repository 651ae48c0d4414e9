// Whether an account needs somebody's consent: a minor's or that of a person without full capacity, where
// its kind allows for them. Professional kinds never do: their form refuses both. Computed each time, never stored:
// at the 18th birthday, a civil day in France, the need is over by itself.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { GuardianNeed } from '#contracts/accounts/guardian.contract.ts';
import { isMinorOn } from '#contracts/values/birth-date.ts';
import { type CivilDay, civilDayAt } from '#contracts/values/civil-day.ts';

/** What a person declared when the account was made. */
export type Capacity = { birthDate: CivilDay; isProtected: boolean };

/** Kinds of accounts that may belong to a minor; none unless an instance has accounts for patients. */
export type GuardianSettings = { minorRoles: readonly AccountRole[] };

export function acceptsMinors(settings: GuardianSettings, role: string): boolean {
  return settings.minorRoles.some((each) => each === role);
}

/** Why consent is needed at this instant, or null. Protection outlives majority. */
export function guardianNeedAt(capacity: Capacity, now: Date): GuardianNeed | null {
  if (isMinorOn(capacity.birthDate, civilDayAt(now))) return 'minor';
  return capacity.isProtected ? 'protected' : null;
}

/** `p•••@exemple.fr`: enough to know one's own parent's address again. */
export function maskEmail(email: string): string {
  return email.replace(/^(.)[^@]*@/u, '$1•••@');
}

/** First name and an initial: « Ondine E. ». */
export function shortNameOf(displayName: string): string {
  const [first = '', ...rest] = displayName.trim().split(/\s+/u);
  const last = rest.at(-1);
  return last === undefined ? first : `${first} ${[...last][0]}.`;
}
