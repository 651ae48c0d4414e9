// Who learns at once that something changed (B-055, B-058): the pharmacy of the case, the doctor who has it, doctors of
// a tier whose queue changed, the director. Nobody else, and nothing but the id to read again.

import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { LiveEvent } from '#contracts/cases/case-view.contract.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { type LiveSignal, mostHiddenFrom, mostVolunteers } from './live-signal.events.ts';
import type { CaseHappened } from './notices.ts';

/** What this account may learn from a signal. */
export function liveEventsFor(actor: AccountActor, signal: LiveSignal): LiveEvent[] {
  const { caseId } = signal;
  const whole: LiveEvent[] = [{ topic: 'case', caseId }];
  switch (actor.kind) {
    case 'pharmacist':
      return actor.organisationId === signal.pharmacyId ? whole : [];
    case 'director':
      return whole;
    case 'operator':
      return [];
    case 'doctor': {
      const isQueue =
        actor.tier !== null &&
        (signal.tiers.includes(actor.tier) || signal.volunteerIds.includes(actor.accountId)) &&
        !signal.hiddenFrom.includes(actor.accountId);
      return [
        ...(isQueue ? [{ topic: 'queue' as const, caseId }] : []),
        ...(signal.expertIds.includes(actor.accountId) ? whole : []),
      ];
    }
  }
}

const waiting: readonly CaseStatus[] = ['queued', 'unanswered'];

/** Tiers whose queue this event changed. */
export function changedTiers(happened: CaseHappened): number[] {
  const tiers = new Set<number>();
  if (waiting.includes(happened.fromStatus)) tiers.add(happened.fromTier);
  if (waiting.includes(happened.status)) tiers.add(happened.tier);
  return [...tiers];
}

/**
 * The signal of one event. `experts` are those concerned, `declinedBy` those who must not see its queue entry,
 * `volunteers` those of a higher tier who chose one of the changed ones.
 */
export function liveSignalOf(
  happened: CaseHappened,
  experts: readonly (string | null | undefined)[],
  declinedBy: readonly string[],
  volunteers: readonly string[] = [],
): LiveSignal {
  // More than fit in a note: no queue is rung; the screens catch up when they next look.
  const isTooMany = declinedBy.length > mostHiddenFrom;
  return {
    caseId: happened.caseId,
    pharmacyId: happened.pharmacyId,
    tiers: isTooMany ? [] : changedTiers(happened),
    expertIds: [...new Set(experts.filter((id) => typeof id === 'string'))].slice(0, 3),
    hiddenFrom: isTooMany ? [] : [...declinedBy],
    volunteerIds: isTooMany ? [] : volunteers.slice(0, mostVolunteers),
  };
}
