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
import { escalateIfDue } from '../use-cases/escalate-case.ts';
import { takeInHand, transitionCase } from '../use-cases/transition-case.ts';
import { takeBackCases } from './take-back-cases.job.ts';

export type WatchParts = { run: RunUseCase; now: () => Date; settings: CaseSettings };

const watcher = system('deadline watch');
const minute = 60_000;
const hour = 60 * minute;

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
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);

  await takeBackCases(parts);
  for (const caseId of await run(watcher, (ctx) => listOverdueCases(ctx.tx, now))) {
    await run(watcher, (ctx) => escalateIfDue(ctx, settings, caseId));
  }
  for (const caseId of await run(watcher, (ctx) => listAbandonedCases(ctx.tx))) {
    await run(watcher, (ctx) => escalateIfDue(ctx, settings, caseId));
  }
  for (const caseId of await run(watcher, (ctx) =>
    listAgedCases(ctx.tx, before(settings.directorAlertHours * hour)),
  )) {
    await run(watcher, (ctx) =>
      alert(ctx, settings, caseId, { age_alerted_at: ctx.now }, 'older-than-limit'),
    );
  }
  const urgentBefore = before(settings.urgentUnreadMinutes * minute);
  for (const caseId of await run(watcher, (ctx) => listUrgentUnread(ctx.tx, urgentBefore))) {
    await run(watcher, (ctx) =>
      alert(ctx, settings, caseId, { urgent_alerted_at: ctx.now }, 'urgent-unread'),
    );
  }
  await remindClarifications(parts, before);
  await remindOpinions(parts, before);
}

async function remindClarifications(
  { run, settings }: WatchParts,
  before: (ms: number) => Date,
): Promise<void> {
  for (const [index, hours] of settings.clarificationReminderHours.entries()) {
    const silent = await run(watcher, (ctx) =>
      listSilentClarifications(ctx.tx, before(hours * hour), index + 1),
    );
    for (const { id, case_id } of silent) {
      await run(watcher, async (ctx) => {
        await countClarificationReminder(ctx.tx, id, index + 1);
        await alert(ctx, settings, case_id, {}, 'clarification');
      });
    }
  }
}

async function remindOpinions({ run, settings }: WatchParts, before: (ms: number) => Date): Promise<void> {
  for (const [index, hours] of settings.opinionReminderHours.entries()) {
    const forgotten = await run(watcher, (ctx) =>
      listForgottenOpinions(ctx.tx, before(hours * hour), index + 1),
    );
    for (const caseId of forgotten) {
      await run(watcher, (ctx) =>
        alert(ctx, settings, caseId, { opinion_reminders_sent: index + 1 }, 'opinion'),
      );
    }
  }
}

const actionOf = {
  'older-than-limit': 'alert-age',
  'urgent-unread': 'alert-age',
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
    await transitionCase(ctx, settings, await takeInHand(ctx, caseId), {
      action: actionOf[reason],
      attempt: { directorAlertHours: reason === 'urgent-unread' ? 0 : settings.directorAlertHours },
      columns,
      trace: { reason },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
