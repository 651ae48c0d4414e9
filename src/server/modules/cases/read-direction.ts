// The director's figures and list, from metadata only (B-011, B-012).

import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { type CaseStatus, openStatuses } from '#contracts/cases/case.vocabulary.ts';
import type {
  DirectorCase,
  getDirectorCase,
  getOverview,
  listDirectorCases as listOperation,
} from '#contracts/cases/case-after.contract.ts';
import type { QueryOf, ResponseOf } from '#contracts/operation.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { countDoctorsByTier, listNames, type NamedAccount } from '../accounts/public.ts';
import { type Ctx, listAuditEntries } from '../audit/public.ts';
import { decodeCursor, encodeCursor } from './case.queries.ts';
import type { CaseSettings } from './case.settings.ts';
import { actionsOpenTo } from './case-lifecycle.ts';
import { presentTimeline, timelineActions } from './case-timeline.ts';
import {
  type AlertTimes,
  countAnswersByTier,
  countEscalations,
  countOpenCases,
  countPerDay,
  findDirectorCase,
  listDirectorCases,
  measureMinutesToOpinion,
} from './director.queries.ts';
import { readPolicyAt } from './routing-policies.ts';

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
  const times = await alertTimes(ctx, settings);
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
    items: rows.map((row) => presentDirectorCase(row, names, times)),
    nextCursor:
      last?.submitted_at && rows.length === query.limit
        ? encodeCursor({ at: last.submitted_at, id: last.id })
        : null,
  };
}

/** One case and its history; leaves no reading trace because it holds no health data. */
export async function readDirectorCase(
  ctx: Ctx,
  settings: CaseSettings,
  caseId: string,
): Promise<ResponseOf<typeof getDirectorCase>> {
  const row = await findDirectorCase(ctx.tx, caseId);
  if (!row) throw new AppError('case.not_found');
  const acts = await listAuditEntries(ctx.tx, caseId, timelineActions);
  const people = [row.expert_id, ...acts.map((act) => act.actorId)].flatMap((id) => id ?? []);
  const names = await listNames(ctx.tx, ctx.keyring, people);
  return {
    item: presentDirectorCase(row, names, await alertTimes(ctx, settings)),
    allowedActions: actionsOpenTo(
      {
        status: row.status,
        tier: row.tier as ExpertTier,
        dueAt: row.due_at,
        submittedAt: row.submitted_at,
        candidatesLeft: 0,
      },
      'director',
    ),
    timeline: presentTimeline(acts, names, true),
  };
}

/** By the policy in force: what the director looks at today, whatever ruled the case when it was sent. */
async function alertTimes({ tx, now }: Ctx, settings: CaseSettings): Promise<AlertTimes> {
  const { policy } = await readPolicyAt(tx, settings, now);
  return {
    now,
    aged: new Date(now.getTime() - policy.directorAlertHours * 3_600_000),
    urgentUnread: new Date(now.getTime() - policy.urgentUnreadMinutes * 60_000),
  };
}

function presentDirectorCase(
  row: AlertRow,
  names: ReadonlyMap<string, NamedAccount>,
  times: AlertTimes,
): DirectorCase {
  return {
    caseId: row.id,
    reference: row.reference,
    form: row.form,
    status: row.status,
    tier: row.tier as ExpertTier,
    pharmacyName: row.pharmacy_name,
    submittedAt: (row.submitted_at ?? times.now).toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    expertName: row.expert_id ? (names.get(row.expert_id)?.displayName ?? null) : null,
    escalations: row.escalation_count,
    alerts: alertsOf(row, times),
  };
}

const openOnes: readonly CaseStatus[] = openStatuses;

type AlertRow = Awaited<ReturnType<typeof listDirectorCases>>[number];
type Alert = DirectorCase['alerts'][number];

function alertsOf(row: AlertRow, times: AlertTimes): Alert[] {
  if (row.status === 'answered') {
    const isLate = row.answered_at !== null && row.answered_at <= times.urgentUnread;
    return row.is_urgent && row.read_at === null && isLate ? ['urgent-unread'] : [];
  }
  if (!openOnes.includes(row.status)) return [];
  const alerts: Alert[] = [];
  if (row.status === 'unanswered') alerts.push('unanswered');
  if (row.submitted_at && row.submitted_at <= times.aged) alerts.push('older-than-five-days');
  if (row.due_at && row.due_at < times.now) alerts.push('overdue');
  return alerts;
}
