// Measures with their appeals and the key of the account concerned.
import type { MeasureKind, MeasureState } from '#contracts/moderation/measure.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';

const most = 50;
const mostPerRun = 200;

function measures(tx: Tx) {
  return tx
    .selectFrom('measures')
    .innerJoin('accounts', 'accounts.id', 'measures.account_id')
    .leftJoin('measure_appeals', 'measure_appeals.measure_id', 'measures.id')
    .selectAll('measures')
    .select([
      'accounts.data_key',
      'measure_appeals.made_at',
      'measure_appeals.text_sealed',
      'measure_appeals.outcome',
      'measure_appeals.decided_at as appeal_decided_at',
      'measure_appeals.is_four_eyes',
      'measure_appeals.answer_sealed',
    ]);
}

export type MeasureRow = NonNullable<Awaited<ReturnType<typeof findMeasure>>>;

export function findMeasure(tx: Tx, measureId: string) {
  return measures(tx).where('measures.id', '=', measureId).executeTakeFirst();
}

/** Newest first, at most 50. */
export function listMeasuresOf(tx: Tx, accountId: string) {
  return measures(tx)
    .where('measures.account_id', '=', accountId)
    .orderBy('measures.decided_at', 'desc')
    .orderBy('measures.id', 'desc')
    .limit(most)
    .execute();
}

/** What is in force against an account at `now`. */
export async function listInForce(tx: Tx, accountId: string, now: Date) {
  const rows = await tx
    .selectFrom('measures')
    .select(['id', 'kind', 'scopes', 'per_day', 'until_at'])
    .where('account_id', '=', accountId)
    .where('state', '=', 'in-force')
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as MeasureKind }));
}

/** Whether a warning was left unheeded: its time passed, nobody noted a remedy, it was not taken back. */
export async function hasUnheededWarning(tx: Tx, accountId: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('measures')
    .select('id')
    .where('account_id', '=', accountId)
    .where('kind', '=', 'warning')
    .where('state', 'in', ['in-force', 'expired'] satisfies MeasureState[])
    .where('until_at', '<=', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Measures whose time to begin or to end has come; at most 200 a run. */
export async function listDueMeasures(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('measures')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'in-force'), eb('until_at', '<=', now)]),
        eb.and([eb('state', '=', 'announced'), eb('starts_at', '<=', now)]),
      ]),
    )
    .orderBy('id')
    .limit(mostPerRun)
    .execute();
  return rows.map(({ id }) => id);
}

/** Appeals without an answer, oldest first, at most 50. */
export function listOpenAppeals(tx: Tx) {
  return tx
    .selectFrom('measure_appeals')
    .innerJoin('measures', 'measures.id', 'measure_appeals.measure_id')
    .select([
      'measures.id',
      'measures.account_id',
      'measures.kind',
      'measures.decided_by',
      'measure_appeals.made_at',
    ])
    .where('measure_appeals.outcome', 'is', null)
    .orderBy('measure_appeals.made_at')
    .limit(most)
    .execute();
}

/** Contested measures and hidden items that nobody has answered yet. */
export async function countContested(tx: Tx): Promise<number> {
  const measuresContested = await tx
    .selectFrom('measure_appeals')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow();
  const itemsContested = await tx
    .selectFrom('moderated_items')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('appeal_at', 'is not', null)
    .where('appeal_outcome', 'is', null)
    .where('state', '<>', 'restored')
    .executeTakeFirstOrThrow();
  return Number(measuresContested.count) + Number(itemsContested.count);
}
