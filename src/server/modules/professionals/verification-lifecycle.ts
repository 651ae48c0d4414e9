// The state machine of a verification, as data: one row for each action (B-007, B-008). `decideVerification` is its only
// evaluator; `use-cases/move-verification.ts` alone writes what it decides.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { VerificationErrorCode } from '#contracts/professionals/verification.fr.ts';
import {
  factsOfRole,
  type VerificationAction,
  type VerificationFact,
  type VerificationState,
  type VerifiedRole,
} from '#contracts/professionals/verification.vocabulary.ts';

/** How an actor stands to a verification; `stranger` is told nothing. */
export type VerificationRelation = 'subject' | 'reviewer' | 'system' | 'stranger';

/** A fact as it was last established. `expiresOn` is a civil day: it counts until the end of it. */
export type EstablishedFact = { fact: VerificationFact; expiresOn: string };

export type VerificationFacts = {
  role: VerifiedRole;
  state: VerificationState;
  facts: readonly EstablishedFact[];
  expiresOn: string | null;
};

export type VerificationAttempt = { reason?: string; tier?: ExpertTier | null };

type Guard = 'reason' | 'facts-established' | 'tier-of-doctor' | 'evidence-over';

type Row = {
  by: readonly VerificationRelation[];
  moves: Partial<Record<VerificationState, VerificationState>>;
  guards: readonly Guard[];
};

type Moved = Exclude<VerificationAction, 'open' | 'trust'>;

function all(states: readonly VerificationState[], to: VerificationState): Row['moves'] {
  return Object.fromEntries(states.map((state) => [state, to]));
}
function stay(...states: readonly VerificationState[]): Row['moves'] {
  return Object.fromEntries(states.map((state) => [state, state]));
}

const undecided = ['pending', 'more-asked', 'lapsed'] as const;
const living = [...undecided, 'verified'] as const;

export const verificationLifecycle: Record<Moved, Row> = {
  // From `verified` it is a re-verification: new evidence, another level, a later date.
  verify: {
    by: ['reviewer', 'system'],
    moves: all(living, 'verified'),
    guards: ['tier-of-doctor', 'facts-established'],
  },
  'ask-more': { by: ['reviewer'], moves: all(undecided, 'more-asked'), guards: ['reason'] },
  refuse: { by: ['reviewer'], moves: all(undecided, 'refused'), guards: ['reason'] },
  withdraw: { by: ['reviewer'], moves: { verified: 'withdrawn' }, guards: ['reason'] },
  reopen: {
    by: ['reviewer'],
    moves: { refused: 'pending', withdrawn: 'pending' },
    guards: ['reason'],
  },
  'confirm-fact': { by: ['reviewer', 'system'], moves: stay(...living), guards: [] },
  'add-evidence': { by: ['subject', 'reviewer'], moves: stay(...living), guards: [] },
  'look-up': { by: ['reviewer', 'system'], moves: stay(...living, 'refused', 'withdrawn'), guards: [] },
  supply: { by: ['subject'], moves: { 'more-asked': 'pending', lapsed: 'pending' }, guards: [] },
  expire: { by: ['system'], moves: { verified: 'lapsed' }, guards: ['evidence-over'] },
};

export type VerificationDecided =
  | { ok: true; state: VerificationState }
  | { ok: false; refusal: VerificationErrorCode };

/** May this relation do this now, and what becomes of it? Order of refusals: who, state, guards of the row. */
export function decideVerification(
  facts: VerificationFacts,
  action: Moved,
  relation: VerificationRelation,
  attempt: VerificationAttempt,
  today: string,
): VerificationDecided {
  const row = verificationLifecycle[action];
  if (!row.by.includes(relation)) return { ok: false, refusal: 'verification.not_found' };
  const state = row.moves[facts.state];
  if (state === undefined) return { ok: false, refusal: 'verification.not_possible' };
  for (const guard of row.guards) {
    const refusal = guards[guard](facts, attempt, today);
    if (refusal) return { ok: false, refusal };
  }
  return { ok: true, state };
}

/** Facts of the role that nothing valid establishes today. */
export function missingFacts(
  { role, facts }: Pick<VerificationFacts, 'role' | 'facts'>,
  today: string,
): VerificationFact[] {
  return factsOfRole[role].filter(
    (wanted) => !facts.some(({ fact, expiresOn }) => fact === wanted && expiresOn >= today),
  );
}

/** The day on which the first of the facts that count is over. */
export function firstExpiry({ role, facts }: Pick<VerificationFacts, 'role' | 'facts'>): string | null {
  const days = facts.filter(({ fact }) => factsOfRole[role].includes(fact)).map(({ expiresOn }) => expiresOn);
  return days.sort()[0] ?? null;
}

/** Actions a relation could take in this state, guards apart: what a screen offers. */
export function verificationActionsOpenTo(
  relation: VerificationRelation,
  state: VerificationState,
): VerificationAction[] {
  return (Object.keys(verificationLifecycle) as Moved[]).filter((action) => {
    const { by, moves } = verificationLifecycle[action];
    return by.includes(relation) && moves[state] !== undefined;
  });
}

const guards: Record<
  Guard,
  (facts: VerificationFacts, attempt: VerificationAttempt, today: string) => VerificationErrorCode | undefined
> = {
  reason: (_, { reason }) => (reason?.trim() ? undefined : 'verification.reason_required'),
  'tier-of-doctor': ({ role }, { tier }) =>
    role === 'doctor' && !tier ? 'verification.tier_required' : undefined,
  'facts-established': (facts, _, today) =>
    missingFacts(facts, today).length > 0 ? 'verification.facts_missing' : undefined,
  'evidence-over': ({ expiresOn }, _, today) =>
    expiresOn !== null && expiresOn < today ? undefined : 'verification.not_possible',
};
