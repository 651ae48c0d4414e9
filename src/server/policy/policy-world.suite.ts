// Generated cases of every status, tier and relation, and who asks about them, for the tests that compare policy, scopes and
// row-level security: values alone, the same every time.
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { type CaseStatus, caseStatuses } from '#contracts/cases/case.vocabulary.ts';
import type { Actor } from './actor.ts';
import type { CaseAccessFacts } from './case.policy.ts';

export const policyNow = new Date('2026-11-24T09:00:00Z');

export type CaseRowFixture = {
  id: string;
  facts: Pick<CaseAccessFacts, 'status' | 'organisationId' | 'tier' | 'expertId'>;
  declinedBy: readonly string[];
  grantedTo: readonly string[];
  expiredFor: readonly string[];
  notesBy: readonly string[];
};

export type PolicyWorld = { actors: Record<string, Actor>; cases: CaseRowFixture[] };

/** Tiers the second doctor of each tier chose: one above his own, his own or not, and lower ones. */
const chosenBy: Readonly<Record<string, readonly ExpertTier[]>> = {
  'doctor 1b': [1, 3],
  'doctor 2b': [1, 2],
  'doctor 3b': [1],
};

/** What this actor chose to receive; null: nothing. */
export function chosenTiers(world: Pick<PolicyWorld, 'actors'>, actor: Actor): readonly ExpertTier[] | null {
  const name = Object.keys(world.actors).find((key) => world.actors[key] === actor);
  return chosenBy[name ?? ''] ?? null;
}

function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    pick: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
    chance: (share: number) => next() < share,
  };
}

let idCount = 0;
export function nextId(): string {
  idCount += 1;
  return `018f0000-0000-7000-8000-${idCount.toString(16).padStart(12, '0')}`;
}

export function makeActors(): { actors: Record<string, Actor>; organisations: string[] } {
  const organisations = [nextId(), nextId(), nextId()];
  const actors: Record<string, Actor> = {};
  for (const [index, organisationId] of organisations.entries()) {
    actors[`pharmacist ${index}`] = {
      kind: 'pharmacist',
      accountId: nextId(),
      organisationId,
      mayAddDermoscopicToSkin: false,
    };
  }
  for (const tier of expertTiers) {
    for (const letter of ['a', 'b']) {
      actors[`doctor ${tier}${letter}`] = { kind: 'doctor', accountId: nextId(), tier };
    }
  }
  actors['doctor not verified'] = { kind: 'doctor', accountId: nextId(), tier: null };
  actors['director a'] = { kind: 'director', accountId: nextId() };
  actors['director b'] = { kind: 'director', accountId: nextId() };
  actors['operator'] = { kind: 'operator', accountId: nextId() };
  return { actors, organisations };
}

const held: readonly CaseStatus[] = ['claimed', 'clarifying', 'answered'];
const mayHaveBeenHeld: readonly CaseStatus[] = [...held, 'withdrawn', 'objected', 'ended'];

export function makeCases(
  actors: Record<string, Actor>,
  organisations: string[],
  count: number,
): CaseRowFixture[] {
  const random = createRandom(20_261_124);
  const of = (kind: Actor['kind']) =>
    Object.values(actors).flatMap((actor) =>
      actor.kind === kind && 'accountId' in actor ? [actor.accountId] : [],
    );
  const some = (ids: readonly string[], share: number) => ids.filter(() => random.chance(share));
  return Array.from({ length: count }, () => {
    const status = random.pick(caseStatuses);
    const hasExpert = held.includes(status) || (mayHaveBeenHeld.includes(status) && random.chance(0.5));
    const wasSent = status !== 'draft' && status !== 'discarded';
    const grantedTo = wasSent ? some(of('director'), 0.3) : [];
    return {
      id: nextId(),
      facts: {
        status,
        organisationId: random.pick(organisations),
        tier: random.pick(expertTiers),
        expertId: hasExpert ? random.pick(of('doctor')) : null,
      },
      declinedBy: wasSent ? some(of('doctor'), 0.25) : [],
      grantedTo,
      expiredFor: wasSent ? some(of('director'), 0.2).filter((id) => !grantedTo.includes(id)) : [],
      notesBy: wasSent ? [random.pick(of('doctor')), random.pick(of('director'))] : [],
    };
  });
}

/** What the policy is asked about one actor and one case. */
export function factsFor(
  world: Pick<PolicyWorld, 'actors'>,
  actor: Actor,
  fixture: CaseRowFixture,
): CaseAccessFacts {
  const accountId = actor.kind === 'system' ? '' : actor.accountId;
  return {
    ...fixture.facts,
    actorDeclined: fixture.declinedBy.includes(accountId),
    actorChoseTier: chosenTiers(world, actor)?.includes(fixture.facts.tier) ?? false,
    actorHasGrant: fixture.grantedTo.includes(accountId),
  };
}
