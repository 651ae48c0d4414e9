// How an actor stands to one case, and who may open its content (B-055, B-058). Pure over small facts;
// `case.scope.ts` says the same in SQL, and a test compares the two row by row.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseRelation, CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { Actor, DoctorActor } from './actor.ts';

export type CaseAccessFacts = {
  status: CaseStatus;
  organisationId: string;
  tier: ExpertTier;
  expertId: string | null;
  /** Whether this very actor declined the case before (B-010). */
  actorDeclined: boolean;
  /** Whether this very actor, a doctor, chose to receive the tier of this case besides his own. */
  actorChoseTier: boolean;
  /** A director's reasoned access that has not run out. */
  actorHasGrant: boolean;
};

const neverSent: readonly CaseStatus[] = ['draft', 'discarded'];
const holding: readonly CaseStatus[] = ['claimed', 'clarifying'];

/** `stranger` means the actor may not even learn that the case exists. */
export function relationToCase(actor: Actor, facts: CaseAccessFacts): CaseRelation {
  switch (actor.kind) {
    case 'system':
      return 'system';
    case 'pharmacist':
      return actor.organisationId === facts.organisationId && facts.status !== 'discarded'
        ? 'requester'
        : 'stranger';
    case 'director':
      return neverSent.includes(facts.status) ? 'stranger' : 'director';
    case 'doctor':
      return relationOfDoctor(actor, facts);
    case 'operator':
      return 'stranger';
  }
}

function relationOfDoctor(actor: DoctorActor, facts: CaseAccessFacts): CaseRelation {
  if (facts.expertId === actor.accountId) {
    if (holding.includes(facts.status)) return 'holder';
    if (facts.status === 'answered') return 'answerer';
  }
  if (!mayTake(actor, facts) || facts.actorDeclined) return 'stranger';
  // In his queue: it may have been seen in the queue a moment ago, so "gone" is no secret.
  return ['queued', 'unanswered', ...holding].includes(facts.status) ? 'candidate' : 'stranger';
}

/** Cases of his own tier, and of lower ones that he chose: levels are ordered (B-006). */
function mayTake({ tier }: DoctorActor, facts: CaseAccessFacts): boolean {
  if (tier === null) return false;
  return tier === facts.tier || (tier > facts.tier && facts.actorChoseTier);
}

/** Whether the actor may read answers, identity and photos. */
export function mayOpenContent(
  relation: CaseRelation,
  facts: Pick<CaseAccessFacts, 'actorHasGrant'>,
): boolean {
  if (relation === 'director') return facts.actorHasGrant;
  return ['requester', 'holder', 'answerer', 'system'].includes(relation);
}
