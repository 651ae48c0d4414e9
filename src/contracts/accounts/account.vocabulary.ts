import { z } from 'zod';

/** What an account is for (B-025). Relations to a case (requester, expert) are derived, never stored here. */
export const accountRoles = ['pharmacist', 'doctor', 'director', 'operator'] as const;
export type AccountRole = (typeof accountRoles)[number];
export const accountRoleSchema = z.enum(accountRoles);

/**
 * The three ordered levels of doctors (B-006): 1 general practitioner with an appetite for dermatology,
 * 2 general practitioner with a dermatology training, 3 dermatologist.
 */
export const expertTiers = [1, 2, 3] as const;
export type ExpertTier = (typeof expertTiers)[number];
export const expertTierSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export const highestTier: ExpertTier = 3;

/** What stands between a signed-in person and the service, in the order it is settled (`policy/standing.ts`). */
export const hindrances = [
  'second-factor',
  'locked',
  'closing',
  'registering',
  // the account of a minor sleeps until a guardian has consented.
  'guardian',
  // Before what only the service asks for: the decision and its reasons must be readable.
  'suspended',
  'second-factor-missing',
  'terms',
  'unverified',
] as const;
export type Hindrance = (typeof hindrances)[number];
export const hindranceSchema = z.enum(hindrances);

/** Parts of the service that a measure may close alone. */
export const restrictionScopes = ['requests', 'answers', 'messaging'] as const;
export type RestrictionScope = (typeof restrictionScopes)[number];

/** The next level up, or undefined at the top of the ladder. */
export function tierAbove(tier: ExpertTier): ExpertTier | undefined {
  return tier === 1 ? 2 : tier === 2 ? 3 : undefined;
}
