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
import { type Attempt, type Decision, decideCase } from '../case-lifecycle.ts';
import {
  countCandidates,
  findCaseForChange,
  type LockedCase,
  loadAccessFacts,
} from '../case-lock.queries.ts';

export type Transition = {
  action: CaseAction;
  attempt?: Attempt;
  /** Other columns that change with it. */
  columns?: CaseColumns;
  /** Reason code, count or hash for the audit entry. */
  trace?: { reason?: string; count?: number; sha256?: string };
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
  const deadline = deadlineAfter(
    { dueAt: caseRecord.due_at, answerMinutesLeft: caseRecord.answer_minutes_left },
    decision.clock,
    settings,
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
  await moveCase(ctx.tx, caseRecord, moved, columns, ctx.now);
  const after = { ...caseRecord, ...pickKnown(columns), ...moved };
  const entry = auditEntry(caseActed[action], caseRecord.id, {
    from: caseRecord.status,
    to: decision.status,
    fromTier: caseRecord.tier,
    toTier: decision.tier,
    submission: after.submission_version,
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
