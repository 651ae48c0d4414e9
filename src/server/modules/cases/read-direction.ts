// The director's figures and list, from metadata only (B-011, B-012).

import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type {
  getOverview,
  listDirectorCases as listOperation,
} from '#contracts/cases/case-after.contract.ts';
import type { FormId } from '#contracts/forms/form-definition.ts';
import type { QueryOf, ResponseOf } from '#contracts/operation.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { countDoctorsByTier, listNames } from '../accounts/public.ts';
import type { Ctx } from '../audit/public.ts';
import { decodeCursor, encodeCursor } from './case.queries.ts';
import type { CaseSettings } from './case.settings.ts';
import {
  type AlertTimes,
  countAnswersByTier,
  countEscalations,
  countOpenCases,
  countPerDay,
  listDirectorCases,
  measureMinutesToOpinion,
} from './director.queries.ts';

const dayLength = 86_400_000;

export async function readOverview(ctx: Ctx, days: number): Promise<ResponseOf<typeof getOverview>> {
  const since = new Date(ctx.now.getTime() - days * dayLength);
  const open = await countOpenCases(ctx.tx);
  const byTier = await countAnswersByTier(ctx.tx, since);
  const countOf = (tier: ExpertTier) => byTier.find((row) => row.tier === tier)?.count ?? 0;
  const answered = expertTiers.reduce((sum, tier) => sum + countOf(tier), 0);
  const perDay = await countPerDay(ctx.tx, since);
  const doctors = await countDoctorsByTier(ctx.tx);
  return {
    open: {
      queued: open['queued'] ?? 0,
      claimed: open['claimed'] ?? 0,
      clarifying: open['clarifying'] ?? 0,
      unanswered: open['unanswered'] ?? 0,
    },
    minutesToOpinion: await measureMinutesToOpinion(ctx.tx, since),
    answeredByTier: expertTiers.map((tier) => ({ tier, count: countOf(tier) })),
    shareWithoutDermatologist: answered === 0 ? null : (countOf(1) + countOf(2)) / answered,
    escalations: await countEscalations(ctx.tx, since),
    answersPerDay: daysBetween(since, ctx.now).map((day) => ({
      day,
      sent: perDay.sent.get(day) ?? 0,
      answered: perDay.answered.get(day) ?? 0,
    })),
    doctorsByTier: expertTiers.map((tier) => ({ tier, count: doctors.get(tier) ?? 0 })),
  };
}

function daysBetween(since: Date, now: Date): string[] {
  const days = new Set<string>();
  for (let at = since.getTime(); at <= now.getTime(); at += dayLength / 2) days.add(civilDayAt(new Date(at)));
  days.add(civilDayAt(now));
  return [...days];
}

export async function readDirectorCases(
  ctx: Ctx,
  settings: CaseSettings,
  query: QueryOf<typeof listOperation>,
): Promise<ResponseOf<typeof listOperation>> {
  const times: AlertTimes = {
    now: ctx.now,
    aged: new Date(ctx.now.getTime() - settings.directorAlertHours * 3_600_000),
    urgentUnread: new Date(ctx.now.getTime() - settings.urgentUnreadMinutes * 60_000),
  };
  const rows = await listDirectorCases(ctx.tx, {
    onlyAlerts: query.only === 'alerts',
    times,
    after: decodeCursor(query.cursor),
    limit: query.limit,
  });
  const names = await listNames(
    ctx.tx,
    ctx.keyring,
    rows.flatMap((row) => row.expert_id ?? []),
  );
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      caseId: row.id,
      reference: row.reference,
      form: row.form as FormId,
      status: row.status as CaseStatus,
      tier: row.tier as ExpertTier,
      pharmacyName: row.pharmacy_name,
      submittedAt: (row.submitted_at ?? ctx.now).toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      expertName: row.expert_id ? (names.get(row.expert_id)?.displayName ?? null) : null,
      escalations: row.escalation_count,
      alerts: alertsOf(row, times),
    })),
    nextCursor:
      last?.submitted_at && rows.length === query.limit
        ? encodeCursor({ at: last.submitted_at, id: last.id })
        : null,
  };
}

type AlertRow = Awaited<ReturnType<typeof listDirectorCases>>[number];
type Alert = ResponseOf<typeof listOperation>['items'][number]['alerts'][number];

function alertsOf(row: AlertRow, times: AlertTimes): Alert[] {
  if (row.status === 'answered') return ['urgent-unread'];
  const alerts: Alert[] = [];
  if (row.status === 'unanswered') alerts.push('unanswered');
  if (row.submitted_at && row.submitted_at < times.aged) alerts.push('older-than-five-days');
  if (row.due_at && row.due_at < times.now) alerts.push('overdue');
  return alerts;
}
