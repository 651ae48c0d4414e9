// The state machine of a case, as data: one row for each action (B-005, B-009, B-010, B-046, B-047, B-087).
// `decideCase` is its only evaluator; `use-cases/transition-case.ts` alone writes what it decides.
import { type ExpertTier, highestTier, tierAbove } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseErrorCode } from '#contracts/cases/case.fr.ts';
import type { CaseAction, CaseRelation, CaseStatus } from '#contracts/cases/case.vocabulary.ts';

/** What the table needs to know of a case and of the attempt; gathered by the caller, checked here. */
export type CaseFacts = {
  status: CaseStatus;
  tier: ExpertTier;
  dueAt: Date | null;
  submittedAt: Date | null;
  /** Active, verified doctors of the present tier who have not declined. */
  candidatesLeft: number;
};

/** What the actor brings along; a guard refuses what is missing. Absent means "not brought". */
export type Attempt = {
  reason?: string;
  /** Nothing is missing for sending (B-042, B-050, B-051, B-057). */
  isComplete?: boolean;
  /** The gate says that this belongs to immediate care. */
  isEmergency?: boolean;
  /** B-139: the start tier is open for this form, with a reason when above the first. */
  isStartTierOpen?: boolean;
  startTier?: ExpertTier;
  /** B-047: every point settled, and at least one thing asked for really changed. */
  arePointsSettled?: boolean;
  hasAskedChange?: boolean;
  isOpinionComplete?: boolean;
  isPreviewFresh?: boolean;
  /** The routing sends it back into the queue of its own tier instead of up. */
  staysOnTier?: boolean;
  /** Elapsed hours after which the director must know. */
  directorAlertHours?: number;
};

/** What happens to the deadline: start one, stop it, keep it, pause it, or take it up again. */
export type Clock = 'take' | 'answer' | 'stop' | 'keep' | 'pause' | 'resume';
type Guard =
  | 'reason'
  | 'reason-once-held'
  | 'complete'
  | 'not-emergency'
  | 'start-tier-open'
  | 'below-top'
  | 'points-settled'
  | 'asked-change'
  | 'opinion-complete'
  | 'preview-fresh'
  | 'due-or-nobody-left'
  | 'old-enough';

export type Row = {
  by: readonly CaseRelation[];
  /** Origin → destination. */
  moves: Partial<Record<CaseStatus, CaseStatus>>;
  /** Destinations when the case already stands at the highest tier. */
  movesAtTop?: Partial<Record<CaseStatus, CaseStatus>>;
  guards: readonly Guard[];
  tier: 'keep' | 'up' | 'wish' | 'given';
  expert: 'keep' | 'set' | 'clear';
  clock: Clock;
};

const open = ['queued', 'claimed', 'clarifying', 'unanswered'] as const;
const after = ['answered', 'ended'] as const;

function stay(...statuses: readonly CaseStatus[]): Row['moves'] {
  return Object.fromEntries(statuses.map((status) => [status, status]));
}
function all(statuses: readonly CaseStatus[], to: CaseStatus): Row['moves'] {
  return Object.fromEntries(statuses.map((status) => [status, to]));
}
const still = { guards: [], tier: 'keep', expert: 'keep', clock: 'keep' } as const;

export const caseLifecycle: Record<CaseAction, Row> = {
  'edit-draft': { ...still, by: ['requester'], moves: stay('draft') },
  discard: { ...still, by: ['requester'], moves: { draft: 'discarded' }, clock: 'stop' },
  submit: {
    by: ['requester'],
    moves: { draft: 'queued' },
    guards: ['not-emergency', 'complete', 'start-tier-open'],
    tier: 'wish',
    expert: 'keep',
    clock: 'take',
  },
  revise: {
    ...still,
    by: ['requester'],
    moves: stay('queued', 'unanswered'),
    guards: ['not-emergency', 'complete'],
  },
  withdraw: {
    by: ['requester'],
    moves: all(open, 'withdrawn'),
    guards: ['reason-once-held'],
    tier: 'keep',
    expert: 'keep',
    clock: 'stop',
  },
  add: { ...still, by: ['requester'], moves: stay('claimed', 'clarifying') },
  claim: {
    by: ['candidate'],
    moves: { queued: 'claimed', unanswered: 'claimed' },
    guards: [],
    tier: 'keep',
    expert: 'set',
    clock: 'answer',
  },
  decline: {
    by: ['candidate', 'holder'],
    moves: { queued: 'queued', unanswered: 'unanswered', claimed: 'queued' },
    guards: ['reason'],
    tier: 'keep',
    expert: 'clear',
    clock: 'take',
  },
  'hand-up': {
    by: ['candidate', 'holder'],
    moves: { queued: 'queued', claimed: 'queued' },
    guards: ['reason', 'below-top'],
    tier: 'up',
    expert: 'clear',
    clock: 'take',
  },
  release: {
    by: ['holder'],
    moves: { claimed: 'queued' },
    guards: [],
    tier: 'keep',
    expert: 'clear',
    clock: 'take',
  },
  // The doctor who holds it may no longer act (B-007): it waits again, at its tier, with nothing lost.
  'take-back': {
    by: ['system'],
    moves: { claimed: 'queued', clarifying: 'queued' },
    guards: [],
    tier: 'keep',
    expert: 'clear',
    clock: 'take',
  },
  escalate: {
    by: ['system'],
    moves: { queued: 'queued', claimed: 'queued' },
    movesAtTop: { queued: 'unanswered', claimed: 'unanswered' },
    guards: ['due-or-nobody-left'],
    tier: 'up',
    expert: 'clear',
    clock: 'take',
  },
  'ask-clarification': { ...still, by: ['holder'], moves: { claimed: 'clarifying' }, clock: 'pause' },
  'edit-clarification': { ...still, by: ['requester'], moves: stay('queued', 'unanswered', 'clarifying') },
  resubmit: {
    ...still,
    by: ['requester'],
    moves: { clarifying: 'claimed' },
    guards: ['points-settled', 'asked-change', 'complete'],
    clock: 'resume',
  },
  remind: { ...still, by: ['system'], moves: stay('clarifying', 'answered') },
  'write-opinion': { ...still, by: ['holder', 'answerer'], moves: stay('claimed', 'clarifying', 'answered') },
  answer: {
    ...still,
    by: ['holder'],
    moves: { claimed: 'answered' },
    guards: ['opinion-complete', 'preview-fresh'],
    clock: 'stop',
  },
  correct: {
    ...still,
    by: ['answerer'],
    moves: stay('answered'),
    guards: ['opinion-complete', 'preview-fresh'],
  },
  acknowledge: { ...still, by: ['requester'], moves: stay('answered') },
  'hand-over': { ...still, by: ['requester'], moves: stay(...after) },
  'ask-follow-up': { ...still, by: ['requester'], moves: stay('answered') },
  'reply-follow-up': { ...still, by: ['answerer'], moves: stay('answered') },
  'record-appointment': { ...still, by: ['requester'], moves: stay('answered') },
  object: {
    ...still,
    by: ['requester'],
    moves: { ...all(open, 'objected'), ...stay(...after) },
    clock: 'stop',
  },
  end: { ...still, by: ['director'], moves: { unanswered: 'ended' }, guards: ['reason'], clock: 'stop' },
  reroute: {
    by: ['director'],
    moves: all(open, 'queued'),
    guards: ['reason'],
    tier: 'given',
    expert: 'clear',
    clock: 'take',
  },
  'alert-age': { ...still, by: ['system'], moves: stay(...open, 'answered'), guards: ['old-enough'] },
};

export type Decision =
  | { ok: true; status: CaseStatus; tier: ExpertTier; expert: Row['expert']; clock: Clock }
  | { ok: false; refusal: CaseErrorCode };

/**
 * May this relation do this to that case now, and what becomes of it? A refusal is a value. Order of refusals: who
 * (404 before anything else leaks), state, then guards in the order of the row.
 */
export function decideCase(
  facts: CaseFacts,
  action: CaseAction,
  relation: CaseRelation,
  attempt: Attempt,
  now: Date,
): Decision {
  const row = caseLifecycle[action];
  if (relation === 'stranger') return { ok: false, refusal: 'case.not_found' };
  if (!row.by.includes(relation)) return { ok: false, refusal: 'case.not_yours_to_act' };
  const status = destinationOf(row, facts, relation, attempt.staysOnTier);
  if (status === undefined) return { ok: false, refusal: refusalOfState(facts, action, relation) };
  for (const guard of row.guards) {
    const refusal = guards[guard](facts, attempt, now);
    if (refusal) return { ok: false, refusal };
  }
  const tier = tierAfter(row, facts, attempt);
  const isWaitOver = status === 'unanswered';
  return { ok: true, status, tier, expert: row.expert, clock: clockAfter(row, facts, status, isWaitOver) };
}

/** A candidate acts on what waits alone: once somebody holds it, nobody else can give it back (B-087). */
function destinationOf(
  row: Row,
  facts: Pick<CaseFacts, 'status' | 'tier'>,
  relation: CaseRelation,
  staysOnTier = false,
): CaseStatus | undefined {
  const isWaiting = facts.status === 'queued' || facts.status === 'unanswered';
  if (relation === 'candidate' && !isWaiting) return undefined;
  const isAtTop = facts.tier === highestTier && !staysOnTier;
  return (isAtTop ? row.movesAtTop?.[facts.status] : undefined) ?? row.moves[facts.status];
}

function clockAfter(row: Row, facts: CaseFacts, status: CaseStatus, isWaitOver: boolean): Clock {
  if (isWaitOver && row.clock === 'take') return facts.status === 'unanswered' ? 'keep' : 'stop';
  // Declining from the queue takes nothing from the others: their time runs on.
  if (row === caseLifecycle.decline && facts.status === 'queued' && status === 'queued') return 'keep';
  return row.clock;
}

function tierAfter(row: Row, facts: CaseFacts, attempt: Attempt): ExpertTier {
  if (row.tier === 'up' && attempt.staysOnTier) return facts.tier;
  if (row.tier === 'up') return tierAbove(facts.tier) ?? facts.tier;
  if (row.tier === 'wish' || row.tier === 'given') return attempt.startTier ?? facts.tier;
  return facts.tier;
}

function refusalOfState(facts: CaseFacts, action: CaseAction, relation: CaseRelation): CaseErrorCode {
  if (relation === 'candidate') return 'case.gone';
  const isTaken = facts.status === 'claimed' || facts.status === 'clarifying';
  return action === 'revise' && isTaken ? 'case.already_taken' : 'case.action_not_possible';
}

const hourMilliseconds = 3_600_000;

const guards: Record<Guard, (facts: CaseFacts, attempt: Attempt, now: Date) => CaseErrorCode | undefined> = {
  reason: (_, attempt) => (attempt.reason?.trim() ? undefined : 'case.reason_required'),
  'reason-once-held': (facts, attempt) =>
    facts.status === 'queued' || facts.status === 'unanswered' || attempt.reason?.trim()
      ? undefined
      : 'case.reason_required',
  complete: (_, attempt) => (attempt.isComplete ? undefined : 'case.incomplete'),
  'not-emergency': (_, attempt) => (attempt.isEmergency ? 'case.emergency' : undefined),
  'start-tier-open': (_, attempt) => (attempt.isStartTierOpen ? undefined : 'case.tier_not_open'),
  'below-top': (facts) => (facts.tier === highestTier ? 'case.top_of_ladder' : undefined),
  'points-settled': (_, attempt) => (attempt.arePointsSettled ? undefined : 'case.point_unsettled'),
  'asked-change': (_, attempt) => (attempt.hasAskedChange ? undefined : 'case.nothing_changed'),
  'opinion-complete': (_, attempt) => (attempt.isOpinionComplete ? undefined : 'case.opinion_incomplete'),
  'preview-fresh': (_, attempt) => (attempt.isPreviewFresh ? undefined : 'case.preview_stale'),
  'due-or-nobody-left': (facts, _, now) => {
    const isDue = facts.dueAt !== null && facts.dueAt.getTime() <= now.getTime();
    const isNobodyLeft = facts.status === 'queued' && facts.candidatesLeft === 0;
    return isDue || isNobodyLeft ? undefined : 'case.too_early';
  },
  'old-enough': (facts, attempt, now) => {
    const age = now.getTime() - (facts.submittedAt?.getTime() ?? Number.POSITIVE_INFINITY);
    return age >= (attempt.directorAlertHours ?? 0) * hourMilliseconds ? undefined : 'case.too_early';
  },
};

/** The actions a relation may try now, for the screens; guards that need input are left to the attempt. */
export function actionsOpenTo(facts: CaseFacts, relation: CaseRelation): CaseAction[] {
  const actions = Object.keys(caseLifecycle) as CaseAction[];
  return actions.filter((action) => {
    const row = caseLifecycle[action];
    const isPossible = row.by.includes(relation) && destinationOf(row, facts, relation) !== undefined;
    return isPossible && !(row.guards.includes('below-top') && facts.tier === highestTier);
  });
}
