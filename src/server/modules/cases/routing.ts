// Where a case goes next (B-005, B-009 – B-012, B-139): facts of the case, the policy that governs it, the time → the next
// step and why. Pure. The life cycle, the deadline watch and the simulator ask this very file; nothing else reads a figure
// of a policy.
import { type ExpertTier, highestTier, tierAbove } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import type { FormId } from '#contracts/forms/form-id.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What the archive keeps as the reason of an escalation. */
export type ClimbReason = 'not-taken' | 'not-answered' | 'nobody-left';

export type RoutingFacts = {
  form: FormId;
  status: CaseStatus;
  tier: ExpertTier;
  /** When the present wait ends. */
  dueAt: Date | null;
  /** Doctors of the present tier who may still take it. */
  candidatesLeft: number;
};

export type RoutingStep =
  /** Nothing to do before `until`; null: no clock of the routing runs. */
  | { kind: 'wait'; until: Date | null }
  | {
      kind: 'climb';
      reason: ClimbReason;
      toTier: ExpertTier;
      /** Top of the ladder: it stays open to its tier as unanswered, and the director is alerted. */
      isEnd: boolean;
      /** Service minutes that were given and have passed; absent when nobody was left. */
      waitedMinutes?: number;
    };

/** What the routing does with a case by itself now. */
export function nextStep(facts: RoutingFacts, policy: RoutingPolicy, now: Date): RoutingStep {
  const { status, dueAt } = facts;
  if (status !== 'queued' && status !== 'claimed') return { kind: 'wait', until: null };
  const given = policy.forms[facts.form].tiers[facts.tier];
  const isDue = dueAt !== null && dueAt.getTime() <= now.getTime();
  if (status === 'queued') {
    if (isDue) return climb(facts.tier, 'not-taken', given.takeMinutes);
    return facts.candidatesLeft === 0 ? climb(facts.tier, 'nobody-left') : { kind: 'wait', until: dueAt };
  }
  if (!isDue) return { kind: 'wait', until: dueAt };
  return given.lateAnswer === 'same-tier'
    ? {
        kind: 'climb',
        reason: 'not-answered',
        toTier: facts.tier,
        isEnd: false,
        waitedMinutes: given.answerMinutes,
      }
    : climb(facts.tier, 'not-answered', given.answerMinutes);
}

function climb(tier: ExpertTier, reason: ClimbReason, waitedMinutes?: number): RoutingStep {
  return {
    kind: 'climb',
    reason,
    toTier: tierAbove(tier) ?? highestTier,
    isEnd: tier === highestTier,
    ...(waitedMinutes === undefined ? {} : { waitedMinutes }),
  };
}

export type Start = { tier: ExpertTier; why: 'form' | 'asked'; isOpen: boolean };

/** Where a request begins: at the start of its form, or higher where the policy opens that and the pharmacy asks (B-139). */
export function startOf(policy: RoutingPolicy, form: FormId, wish: ExpertTier): Start {
  const { startTier, openStartTiers } = policy.forms[form];
  if (wish <= startTier) return { tier: startTier, why: 'form', isOpen: true };
  return { tier: wish, why: 'asked', isOpen: openStartTiers.includes(wish) };
}

/** Service minutes a tier has, for the clocks. */
export function minutesOf(policy: RoutingPolicy, form: FormId, tier: ExpertTier) {
  const { takeMinutes, answerMinutes } = policy.forms[form].tiers[tier];
  return { takeMinutes, answerMinutes };
}

/** What the watch asks the database: cases of this version and form whose clock began before this. */
export type WatchRule = { version: number; form: FormId | null; before: Date; sent: number };
export type WatchRules = Record<
  'aged' | 'urgentUnread' | 'silentClarification' | 'silentPharmacy' | 'forgottenOpinion',
  WatchRule[]
>;

/**
 * Thresholds of every version at this instant: reminders that were sent `sent` times come due, and alerts (`sent` is then the
 * number of reminders after which they follow).
 */
export function watchRules(
  policies: readonly { version: number; policy: RoutingPolicy }[],
  now: Date,
): WatchRules {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const rules: WatchRules = {
    aged: [],
    urgentUnread: [],
    silentClarification: [],
    silentPharmacy: [],
    forgottenOpinion: [],
  };
  for (const { version, policy } of policies) {
    const all = { version, form: null };
    rules.aged.push({ ...all, before: before(policy.directorAlertHours * hour), sent: 0 });
    rules.urgentUnread.push({ ...all, before: before(policy.urgentUnreadMinutes * minute), sent: 0 });
    for (const [sent, hours] of policy.opinionReminderHours.entries()) {
      rules.forgottenOpinion.push({ ...all, before: before(hours * hour), sent });
    }
    for (const form of ['peau', 'grain-de-beaute'] as const) {
      const { clarificationReminderHours, clarificationHours } = policy.forms[form];
      for (const [sent, hours] of clarificationReminderHours.entries()) {
        rules.silentClarification.push({ version, form, before: before(hours * hour), sent });
      }
      const sent = clarificationReminderHours.length;
      rules.silentPharmacy.push({ version, form, before: before(clarificationHours * hour), sent });
    }
  }
  return rules;
}
