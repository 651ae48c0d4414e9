// What stands between a signed-in person and a door for now, whatever the role: a second factor, a locked screen, terms
// to accept (A-002, B-016), verification (B-007), a measure, an account being closed. Pure; who may
// knock at a door at all is `rules.ts`.
import { type Hindrance, hindrances, type RestrictionScope } from '#contracts/accounts/account.vocabulary.ts';
import type { RuleName } from './rules.ts';

export type Standing = {
  /** `missing`: one is required and none is set up yet. */
  secondFactor: 'done' | 'due' | 'missing';
  isLocked: boolean;
  status: 'registering' | 'active' | 'suspended' | 'closing';
  hasAcceptedTerms: boolean;
  /** A guardian's consent is needed and not in force; never for a professional. */
  isWithoutGuardian: boolean;
  /** False only for a pharmacist or doctor who is not verified yet, or no longer. */
  isVerified: boolean;
  /** Scopes closed by a measure that is in force. */
  restrictions: readonly RestrictionScope[];
  /** Scopes that a measure in force counts: at most so many acts in 24 hours. */
  limits: readonly { scope: RestrictionScope; perDay: number }[];
};

/** Nothing in the way: for the tests and for work the system does itself. */
export const clearStanding: Standing = {
  secondFactor: 'done',
  isLocked: false,
  status: 'active',
  hasAcceptedTerms: true,
  isWithoutGuardian: false,
  isVerified: true,
  restrictions: [],
  limits: [],
};

/**
 * `session`: proving again who one is. `leaving`: what a person may always do about texts, data and support, even
 * one who refuses the terms. `joining`: the form of registration, at the end of which the terms are accepted. `self`: own account and file. Every other door is `service`.
 */
type DoorClass = 'session' | 'leaving' | 'joining' | 'self' | 'service';

const classes: Partial<Record<RuleName, DoorClass>> = {
  'session.own': 'session',
  'notices.own': 'leaving',
  'decisions.own': 'leaving',
  'legal.own': 'leaving',
  'privacy.own': 'leaving',
  'support.own': 'leaving',
  // A second factor is set before the terms are asked for, and a suspended person still guards his account.
  'account.security': 'leaving',
  'guardian.own': 'leaving',
  'account.own': 'self',
  // Making a token needs a clear standing; seeing and revoking them does not.
  'grants.own': 'self',
  'verification.own': 'self',
  'verification.evidence': 'self',
  'registration.own': 'joining',
  'profile.own': 'self',
  'team.ask-to-join': 'self',
  // Set while the qualification is being verified, so that the first hour of service is the doctor's own.
  'availability.own': 'self',
};

const openDespite: Record<DoorClass, readonly Hindrance[]> = {
  session: [
    'second-factor',
    'locked',
    'second-factor-missing',
    'closing',
    'terms',
    'registering',
    'guardian',
    'suspended',
    'unverified',
  ],
  leaving: [
    'second-factor-missing',
    'closing',
    'terms',
    'registering',
    'guardian',
    'suspended',
    'unverified',
  ],
  joining: ['registering', 'guardian', 'second-factor-missing', 'terms', 'unverified'],
  self: ['second-factor-missing', 'registering', 'suspended', 'unverified'],
  service: [],
};

/** Everything in the way, in the order in which a person is asked to settle it. */
export function hindrancesOf(standing: Standing): readonly Hindrance[] {
  const found: Record<Hindrance, boolean> = {
    'second-factor': standing.secondFactor === 'due',
    locked: standing.isLocked,
    closing: standing.status === 'closing',
    registering: standing.status === 'registering',
    guardian: standing.isWithoutGuardian,
    'second-factor-missing': standing.secondFactor === 'missing',
    terms: !standing.hasAcceptedTerms,
    suspended: standing.status === 'suspended',
    unverified: !standing.isVerified,
  };
  return hindrances.filter((hindrance) => found[hindrance]);
}

/** The first thing in the way of this door, or undefined when it is open. */
export function hindranceAt(rule: RuleName, standing: Standing): Hindrance | undefined {
  const open = openDespite[classes[rule] ?? 'service'];
  return hindrancesOf(standing).find((hindrance) => !open.includes(hindrance));
}

/** Doors that each scope of a measure closes. */
const closedBy: Record<RestrictionScope, (rule: RuleName) => boolean> = {
  requests: (rule) => ['cases.create', 'case.submit', 'case.edit-draft', 'uploads.create'].includes(rule),
  answers: (rule) => ['queue.read', 'case.claim', 'case.decline'].includes(rule),
  messaging: (rule) => ['cases.follow-up', 'case.add'].includes(rule),
};

/** Whether a measure in force closes this door. */
export function isRestricted(rule: RuleName, standing: Pick<Standing, 'restrictions'>): boolean {
  return standing.restrictions.some((scope) => closedBy[scope](rule));
}

/** Of each scope: the door where acts are counted, and the acts of the archive that count. */
const countedAt: Record<RestrictionScope, { rules: readonly RuleName[]; acts: readonly string[] }> = {
  requests: { rules: ['case.submit'], acts: ['case.submit'] },
  answers: { rules: ['case.claim'], acts: ['case.claim'] },
  messaging: {
    rules: ['cases.follow-up', 'case.add'],
    acts: ['case.add', 'case.ask-follow-up', 'case.reply-follow-up'],
  },
};

/** What to count at this door, and the most in 24 hours; empty for nearly everybody. */
export function limitsAt(
  rule: RuleName,
  standing: Pick<Standing, 'limits'>,
): { acts: readonly string[]; perDay: number }[] {
  return standing.limits
    .filter(({ scope }) => countedAt[scope].rules.includes(rule))
    .map(({ scope, perDay }) => ({ acts: countedAt[scope].acts, perDay }));
}
