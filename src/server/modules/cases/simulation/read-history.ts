// An instance's own figures in place of assumed ones, each with how many acts say so; what too few say stays as it was.
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import type { Tx } from '#server/platform/db/database.ts';
import type { Assumptions, Chances } from './assumptions.ts';
import { countActs, countSent, measureClarifications } from './history.queries.ts';

/** Fewer acts than this say nothing: the assumption stays. */
export const fewest = 30;
/** What a file of assumptions may say of minutes: none at all has no logarithm. */
const minuteBounds = { least: 1, most: 10_000 };

type Act = Awaited<ReturnType<typeof countActs>>[number];
type Counted = { hour: number; weekday: number; count: number };

export async function readHistory(tx: Tx, usual: Assumptions, since: Date): Promise<Assumptions> {
  const sent = await countSent(tx, since);
  const acts = await countActs(tx, since);
  const clarifications = await measureClarifications(tx, since);
  const source = (count: number) =>
    `history of this instance since ${since.toISOString().slice(0, 10)}, ${count} acts`;
  const total = sumOf(sent);
  const claims = acts.filter(({ action }) => action === 'case.claim');
  const told = sumOf(claims);
  const moles = sumOf(sent.filter(({ form }) => form === 'grain-de-beaute'));
  const chances = chancesOf(acts, usual);
  return {
    ...usual,
    ...(total < fewest
      ? {}
      : {
          arrivalHours: { value: byHour(sent), source: source(total) },
          arrivalDays: { value: byDay(sent), source: source(total) },
          moleShare: { value: shareOf(moles, total), source: source(total) },
        }),
    ...(told < fewest
      ? {}
      : {
          sessionHours: { value: byHour(claims), source: `hours of taking, ${source(told)}` },
          sessionDays: { value: byDay(claims), source: `days of taking, ${source(told)}` },
        }),
    ...(chances.counted === 0 ? {} : { chances: { value: chances.value, source: source(chances.counted) } }),
    ...(clarifications.count < fewest || clarifications.median === null
      ? {}
      : {
          clarificationMinutes: {
            value: { ...usual.clarificationMinutes.value, median: withinBounds(clarifications.median) },
            source: `elapsed time, ${source(clarifications.count)}; spread assumed`,
          },
        }),
  };
}

function sumOf(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function byHour(rows: readonly Counted[]): number[] {
  return sharesOf(Array.from({ length: 24 }, (_, hour) => sumOf(rows.filter((row) => row.hour === hour))));
}

function byDay(rows: readonly Counted[]): number[] {
  return sharesOf(
    Array.from({ length: 7 }, (_, day) => sumOf(rows.filter((row) => row.weekday === day + 1))),
  );
}

/** Shares, not counts: a busy instance would leave what a file may say, and a weight needs no more. */
function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => shareOf(count, total));
}

function shareOf(count: number, total: number): number {
  return Math.round((count / total) * 10_000) / 10_000;
}

function withinBounds(minutes: number): number {
  return Math.min(minuteBounds.most, Math.max(minuteBounds.least, minutes));
}

function chancesOf(acts: readonly Act[], usual: Assumptions) {
  let counted = 0;
  const forTier = (form: FormId, tier: ExpertTier): Chances => {
    const here = acts.filter((act) => act.form === form && act.tier === tier);
    const count = (action: string) => sumOf(here.filter((act) => act.action === action));
    const looked = count('case.claim') + count('case.decline');
    if (looked < fewest) return usual.chances.value[form][tier];
    counted += looked;
    const lapsed = sumOf(
      here.filter(({ action, reason }) => action === 'case.escalate' && reason === 'not-answered'),
    );
    return {
      decline: shareOf(count('case.decline'), looked),
      handUp: shareOf(count('case.hand-up'), looked),
      clarify: shareOf(count('case.ask-clarification'), looked),
      lapse: shareOf(lapsed, looked),
    };
  };
  const forForm = (form: FormId): Record<ExpertTier, Chances> => {
    const [one, two, three] = expertTiers.map((tier) => forTier(form, tier)) as [Chances, Chances, Chances];
    return { 1: one, 2: two, 3: three };
  };
  const value = { peau: forForm('peau'), 'grain-de-beaute': forForm('grain-de-beaute') };
  return { counted, value };
}
