// Once a minute: nothing is ever lost or stuck (B-010, B-011). Moves up what is overdue, reminds the pharmacy, tells the
// director of what is old, urgent and unread. One sweep instead of a timer for each case: a missed run is made up by
// the next, and what it does is decided again under the row lock.
import { z } from 'zod';
import { AppError } from '#server/platform/http/app-error.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import type { Ctx, RunUseCase } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { type CaseColumns, countClarificationReminder } from '../case.store.ts';
import {
  listAbandonedCases,
  listAgedCases,
  listForgottenOpinions,
  listOverdueCases,
  listSilentClarifications,
  listUrgentUnread,
} from '../due-cases.queries.ts';
import { type WatchRule, watchRules } from '../routing.ts';
import { policyOf, readAllPolicies } from '../routing-policies.ts';
import { escalateIfDue } from '../use-cases/escalate-case.ts';
import { takeInHand, transitionCase } from '../use-cases/transition-case.ts';
import { takeBackCases } from './take-back-cases.job.ts';

export type WatchParts = { run: RunUseCase; now: () => Date; settings: CaseSettings };

const watcher = system('deadline watch');

export const watchDeadlinesJob = defineJob<Record<string, never>, WatchParts>({
  name: 'cases.watch-deadlines',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 55,
  cron: '* * * * *',
  handler: (_payload, parts) => watchDeadlines(parts),
});

/** One sweep at `parts.now()`. */
export async function watchDeadlines(parts: WatchParts): Promise<void> {
  const { run, settings } = parts;
  const now = parts.now();

  await takeBackCases(parts);
  for (const caseId of await run(watcher, (ctx) => listOverdueCases(ctx.tx, now))) {
    await run(watcher, (ctx) => escalateIfDue(ctx, settings, caseId));
  }
  for (const caseId of await run(watcher, (ctx) => listAbandonedCases(ctx.tx))) {
    await run(watcher, (ctx) => escalateIfDue(ctx, settings, caseId));
  }
  const policies = await run(watcher, (ctx) => readAllPolicies(ctx.tx, settings));
  const rules = watchRules(policies, now);
  for (const caseId of await run(watcher, (ctx) => listAgedCases(ctx.tx, rules.aged))) {
    await run(watcher, (ctx) =>
      alert(ctx, settings, caseId, { age_alerted_at: ctx.now }, 'older-than-limit'),
    );
  }
  for (const caseId of await run(watcher, (ctx) => listUrgentUnread(ctx.tx, rules.urgentUnread))) {
    await run(watcher, (ctx) =>
      alert(ctx, settings, caseId, { urgent_alerted_at: ctx.now }, 'urgent-unread'),
    );
  }
  await watchClarifications(parts, rules.silentClarification, 'clarification');
  await watchClarifications(parts, rules.silentPharmacy, 'clarification-silent');
  await remindOpinions(parts, rules.forgottenOpinion);
}

/** Reminds the pharmacy of an open clarification, and tells the director once its time is over (B-046, B-011). */
async function watchClarifications(
  { run, settings }: WatchParts,
  rules: readonly WatchRule[],
  reason: 'clarification' | 'clarification-silent',
): Promise<void> {
  const silent = await run(watcher, (ctx) => listSilentClarifications(ctx.tx, rules));
  for (const { id, case_id, reminders_sent } of silent) {
    await run(watcher, async (ctx) => {
      await countClarificationReminder(ctx.tx, id, reminders_sent + 1);
      await alert(ctx, settings, case_id, {}, reason);
    });
  }
}

async function remindOpinions({ run, settings }: WatchParts, rules: readonly WatchRule[]): Promise<void> {
  for (const { id, opinion_reminders_sent } of await run(watcher, (ctx) =>
    listForgottenOpinions(ctx.tx, rules),
  )) {
    await run(watcher, (ctx) =>
      alert(ctx, settings, id, { opinion_reminders_sent: opinion_reminders_sent + 1 }, 'opinion'),
    );
  }
}

const actionOf = {
  'older-than-limit': 'alert-age',
  'urgent-unread': 'alert-age',
  'clarification-silent': 'alert-age',
  clarification: 'remind',
  opinion: 'remind',
} as const;

/** Reminds or alerts once; a case that moved on meanwhile refuses, and that is right. */
async function alert(
  ctx: Ctx,
  settings: CaseSettings,
  caseId: string,
  columns: CaseColumns,
  reason: keyof typeof actionOf,
): Promise<void> {
  try {
    const inHand = await takeInHand(ctx, caseId);
    const { policy } = await policyOf(ctx.tx, settings, inHand.caseRecord);
    await transitionCase(ctx, settings, inHand, {
      action: actionOf[reason],
      attempt: { directorAlertHours: reason === 'older-than-limit' ? policy.directorAlertHours : 0 },
      columns,
      trace: { reason },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
