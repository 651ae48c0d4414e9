// The figures of the medical director, those each doctor and pharmacy sees of itself (B-011, B-012), and the table the
// director takes away: by week, form and tier, without identity, and in the archive.
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import type { BoardTable, getBoard, getOwnActivity } from '#contracts/board/board.contract.ts';
import { repeatDays } from '#contracts/board/board-targets.ts';
import { type FormId, formIdSchema } from '#contracts/forms/form-id.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import type { DirectorActor, DoctorActor, PharmacistActor } from '#server/policy/actor.ts';
import { listNames } from '../../accounts/public.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { boardExported } from './board.audit.ts';
import {
  countOpenByAge,
  countOverrides,
  countRepeats,
  countSent,
  measureDelay,
  measureDelays,
  measureDoctors,
  measureTrend,
  measureWeeks,
  type Sample,
} from './board.queries.ts';
import { boardCsv, overridesCsv } from './board-csv.ts';
import {
  clarifiedOf,
  delayOf,
  overriddenOf,
  overrideReasonsOf,
  spreadOf,
  stepFor,
  stepStarts,
  tailEdges,
  tailOf,
} from './board-figures.ts';

const dayLength = 86_400_000;
const mostExportRows = 1000;

type Wanted = { days: number; form?: FormId | undefined };

function sampleOf(ctx: Ctx, { serviceHours }: CaseSettings, { days, form }: Wanted): Sample {
  return { since: new Date(ctx.now.getTime() - days * dayLength), hours: serviceHours, form };
}

export async function readBoard(
  ctx: Ctx,
  settings: CaseSettings,
  wanted: Wanted,
): Promise<ResponseOf<typeof getBoard>> {
  const sample = sampleOf(ctx, settings, wanted);
  const delays = await measureDelays(ctx.tx, sample);
  const sent = await countSent(ctx.tx, sample);
  const none = { count: 0, service: null, elapsed: null };
  return {
    sent: sent.sent,
    delays: {
      all: delayOf(delays.all),
      byTier: expertTiers.map((tier) => ({
        tier,
        ...delayOf(delays.byTier.find((row) => row.tier === tier) ?? none),
      })),
      byForm: formIdSchema.options.map((form) => ({
        form,
        ...delayOf(delays.byForm.find((row) => row.form === form) ?? none),
      })),
    },
    trend: await readTrend(ctx, sample, 'submitted_at', wanted.days),
    tail: tailOf(await countOpenByAge(ctx.tx, sample, ctx.now, tailEdges)),
    clarified: clarifiedOf(sent),
    overridden: overriddenOf(sent),
    overrideReasons: overrideReasonsOf(await countOverrides(ctx.tx, sample)),
    repeated: await countRepeats(ctx.tx, sample, repeatDays),
    doctors: await readDoctors(ctx, sample),
  };
}

async function readTrend(ctx: Ctx, sample: Sample, from: 'submitted_at' | 'claimed_at', days: number) {
  const step = stepFor(days);
  const measured = await measureTrend(ctx.tx, sample, from, step);
  const day = (at: Date) => civilDayAt(at, sample.hours.zone);
  return stepStarts(day(sample.since), day(ctx.now), step).map((start) => {
    const row = measured.find((other) => other.from === start);
    return { from: start, count: row?.count ?? 0, service: spreadOf(row?.count ?? 0, row?.service ?? null) };
  });
}

async function readDoctors(ctx: Ctx, sample: Sample) {
  const rows = await measureDoctors(ctx.tx, sample);
  const names = await listNames(
    ctx.tx,
    ctx.keyring,
    rows.map((row) => row.accountId),
  );
  return rows.map(({ accountId, held, clarified, ...measured }) => ({
    accountId,
    name: names.get(accountId)?.displayName ?? '',
    tier: names.get(accountId)?.tier ?? null,
    answered: measured.count,
    held,
    handling: delayOf(measured),
    clarified,
  }));
}

/** A doctor's own delays run from taking to signing; a pharmacy's from sending to the opinion. */
export async function readOwnActivity(
  ctx: Ctx,
  settings: CaseSettings,
  actor: DoctorActor | PharmacistActor,
  days: number,
): Promise<ResponseOf<typeof getOwnActivity>> {
  const isDoctor = actor.kind === 'doctor';
  const own = isDoctor ? { expertId: actor.accountId } : { organisationId: actor.organisationId };
  const sample = { ...sampleOf(ctx, settings, { days }), ...own };
  const from = isDoctor ? 'claimed_at' : 'submitted_at';
  const sent = await countSent(ctx.tx, sample);
  const tail = tailOf(await countOpenByAge(ctx.tx, sample, ctx.now, tailEdges));
  return {
    of: isDoctor ? 'doctor' : 'pharmacy',
    done: sent.sent,
    open: tail.reduce((sum, step) => sum + step.waiting + step.held + step.clarifying, 0),
    delay: delayOf(await measureDelay(ctx.tx, sample, from)),
    trend: await readTrend(ctx, sample, from, days),
    clarified: clarifiedOf(sent),
    overridden: overriddenOf(sent),
  };
}

/** Takes the figures away as a table; at most 1,000 rows, which a year of weeks does not reach. */
export async function exportBoard(
  ctx: Ctx,
  settings: CaseSettings,
  actor: DirectorActor,
  { table, ...wanted }: Wanted & { table: BoardTable },
): Promise<string> {
  const sample = sampleOf(ctx, settings, wanted);
  const trace = (rows: number) => {
    const details = { table, days: wanted.days, form: wanted.form ?? null, rows };
    ctx.audit(auditEntry(boardExported, actor.accountId, details));
  };
  if (table === 'overrides') {
    const reasons = overrideReasonsOf(await countOverrides(ctx.tx, sample));
    trace(reasons.length);
    return overridesCsv(reasons);
  }
  const rows = await measureWeeks(ctx.tx, sample, mostExportRows);
  trace(rows.length);
  return boardCsv(rows.map((row) => ({ ...row, tier: row.tier as ExpertTier })));
}
