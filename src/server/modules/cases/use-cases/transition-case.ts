// The only writer of `cases.status`: row lock, policy, `decideCase`, update of exactly the version that was read,
// audit entry, event; one commit (B-009: of many simultaneous takers the lock lets one win).
import type { CaseErrorCode } from '#contracts/cases/case.fr.ts';
import type { CaseAction, CaseRelation } from '#contracts/cases/case.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { relationToCase } from '#server/policy/case.policy.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { caseActed } from '../case.audit.ts';
import { caseEvent, quietActions, unnoticedActions } from '../case.events.ts';
import type { CaseSettings } from '../case.settings.ts';
import { type CaseColumns, moveCase } from '../case.store.ts';
import { type CaseRecord, receiptOf } from '../case.ts';
import { deadlineAfter } from '../case-clock.ts';
import { type Attempt, type Clock, type Decision, decideCase } from '../case-lifecycle.ts';
import {
  countCandidates,
  findCaseForChange,
  type LockedCase,
  loadAccessFacts,
} from '../case-lock.queries.ts';
import { minutesOf } from '../routing.ts';
import { policyOf, type RulingPolicy } from '../routing-policies.ts';

type Trace = {
  reason?: string;
  count?: number;
  sha256?: string;
  start?: 'form' | 'asked';
  form?: string;
  waitedMinutes?: number;
};

export type Transition = {
  action: CaseAction;
  attempt?: Attempt;
  /** Other columns that change with it. */
  columns?: CaseColumns;
  /** Reason code, count or hash for the audit entry. */
  trace?: Trace;
  /** The policy that rules from now on, where the action brings the case under another than before. */
  ruling?: RulingPolicy;
};

export type CaseInHand = { caseRecord: LockedCase; relation: CaseRelation };

/** Locks the case and finds out how the actor stands to it. @throws AppError `case.not_found` */
export async function takeInHand(ctx: Ctx, caseId: string): Promise<CaseInHand> {
  const caseRecord = await findCaseForChange(ctx.tx, caseId);
  if (!caseRecord) throw new AppError('case.not_found');
  const relation = relationToCase(ctx.actor, await loadAccessFacts(ctx.tx, caseRecord, ctx.actor, ctx.now));
  if (relation === 'stranger') throw new AppError('case.not_found');
  return { caseRecord, relation };
}

/** Decides without writing; a refusal is thrown as its code. */
export async function requireDecision(
  ctx: Ctx,
  { caseRecord, relation }: CaseInHand,
  action: CaseAction,
  attempt: Attempt = {},
): Promise<Extract<Decision, { ok: true }>> {
  const candidatesLeft =
    action === 'escalate' ? await countCandidates(ctx.tx, caseRecord.id, caseRecord.tier) : Number.NaN;
  const facts = {
    status: caseRecord.status,
    tier: caseRecord.tier,
    dueAt: caseRecord.due_at,
    submittedAt: caseRecord.submitted_at,
    candidatesLeft,
  };
  const decision = decideCase(facts, action, relation, attempt, ctx.now);
  if (!decision.ok) throw new AppError(decision.refusal satisfies CaseErrorCode);
  return decision;
}

/** Does it: decision, row, audit entry, event. Answers the case as it is afterwards. */
export async function transitionCase(
  ctx: Ctx,
  settings: CaseSettings,
  inHand: CaseInHand,
  transition: Transition,
): Promise<LockedCase> {
  const { caseRecord } = inHand;
  const { action, columns = {}, trace = {} } = transition;
  const decision = await requireDecision(ctx, inHand, action, transition.attempt);
  const ruling = await findRuling(ctx, settings, caseRecord, transition, decision.clock);
  const deadline = deadlineAfter(
    { dueAt: caseRecord.due_at, answerMinutesLeft: caseRecord.answer_minutes_left },
    decision.clock,
    {
      ...(ruling ? minutesOf(ruling.policy, caseRecord.form, decision.tier) : noMinutes),
      serviceHours: settings.serviceHours,
    },
    ctx.now,
  );
  const moved = {
    status: decision.status,
    tier: decision.tier,
    expert_id: expertAfter(ctx, caseRecord, decision.expert),
    due_at: deadline.dueAt,
    answer_minutes_left: deadline.answerMinutesLeft,
    revision: caseRecord.revision + (unnoticedActions.has(action) ? 0 : 1),
  };
  const ruled = transition.ruling ? { routing_version: transition.ruling.version } : {};
  await moveCase(ctx.tx, caseRecord, moved, { ...columns, ...ruled }, ctx.now);
  const after = { ...caseRecord, ...pickKnown(columns), ...ruled, ...moved };
  const entry = auditEntry(caseActed[action], caseRecord.id, {
    from: caseRecord.status,
    to: decision.status,
    fromTier: caseRecord.tier,
    toTier: decision.tier,
    submission: after.submission_version,
    ...(ruling ? { policy: ruling.version } : {}),
    ...trace,
  });
  ctx.audit({ ...entry, actor: ctx.actor });
  if (!quietActions.has(action)) {
    await ctx.publish(
      caseEvent(action, caseRecord.id, {
        status: decision.status,
        fromStatus: caseRecord.status,
        tier: decision.tier,
        fromTier: caseRecord.tier,
        isUrgent: columns.is_urgent === true,
        pharmacyId: caseRecord.organisation_id,
        ...(caseRecord.expert_id && !moved.expert_id ? { fromExpertId: caseRecord.expert_id } : {}),
      }),
    );
  }
  return after;
}

/** As `transitionCase`, for use cases that need nothing else. */
export async function actOnCase(ctx: Ctx, settings: CaseSettings, caseId: string, transition: Transition) {
  return receiptOf(await transitionCase(ctx, settings, await takeInHand(ctx, caseId), transition));
}

/** A clock that stops or is kept asks for no figure. */
const noMinutes = { takeMinutes: 0, answerMinutes: 0 };

/** The policy that decides here, read only where a figure of it is put to use or the routing itself acts. */
async function findRuling(
  ctx: Ctx,
  settings: CaseSettings,
  caseRecord: CaseRecord,
  { action, ruling }: Transition,
  clock: Clock,
): Promise<RulingPolicy | undefined> {
  if (ruling) return ruling;
  const isUntimed = clock === 'keep' || clock === 'stop';
  return isUntimed && action !== 'escalate' ? undefined : policyOf(ctx.tx, settings, caseRecord);
}

function expertAfter(ctx: Ctx, caseRecord: CaseRecord, expert: 'keep' | 'set' | 'clear'): string | null {
  if (expert === 'keep') return caseRecord.expert_id;
  return expert === 'set' && ctx.actor.kind === 'doctor' ? ctx.actor.accountId : null;
}

function pickKnown(columns: CaseColumns): Partial<LockedCase> {
  const { submission_version, submitted_at } = columns;
  return {
    ...(typeof submission_version === 'number' ? { submission_version } : {}),
    ...(submitted_at instanceof Date ? { submitted_at } : {}),
  };
}
