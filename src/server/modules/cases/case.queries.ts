// Lists for screens, always inside an actor's scope (`policy/case.scope.ts`); paged by a cursor of sort key and id.

import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { CaseListState } from '#contracts/cases/case-view.contract.ts';
import type { Tx } from '#server/platform/db/database.ts';
import type { Tables } from '#server/platform/db/tables.generated.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { CaseRecord } from './case.ts';

/** A place in a list: the time it is sorted by, and the id that breaks ties. */
export type Place = { at: Date; id: string };

export function encodeCursor(place: Place): string {
  return Buffer.from(`${place.at.toISOString()}|${place.id}`).toString('base64url');
}

/** @throws AppError `request.malformed` for a cursor this server never gave. */
export function decodeCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) throw new AppError('request.malformed');
  return { at: new Date(at), id };
}

export async function countDrafts(tx: Tx, organisationId: string): Promise<number> {
  const row = await tx
    .selectFrom('cases')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('status', '=', 'draft')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Version of the last opinion issued; 0 when there is none. */
export async function latestReportVersion(tx: Tx, caseId: string): Promise<number> {
  const row = await tx
    .selectFrom('case_contents')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('case_id', '=', caseId)
    .where('kind', '=', 'opinion')
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}

/** Ids of the photos and documents of a case, removed ones included. */
export async function listFileIds(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('photos')
    .select('id')
    .where('owner_id', '=', caseId)
    .unionAll(tx.selectFrom('documents').select('id').where('owner_id', '=', caseId))
    .execute();
  return rows.map(({ id }) => id);
}

const listColumns = [
  'id',
  'reference',
  'form',
  'status',
  'tier',
  'sex',
  'data_key',
  'label_sealed',
  'updated_at',
  'submitted_at',
  'due_at',
  'answered_at',
  'is_urgent',
  'read_at',
  'handed_over_at',
  'filed_own_record_at',
  'appointment_state',
  'awaits_reply_from',
] as const;

type CaseExpression = ExpressionBuilder<Tables, 'cases'>;

/** Not handed over, or the visit the opinion asks for is not arranged: it stays on the pharmacy's list. */
function isUnfinished(eb: CaseExpression): Expression<SqlBool> {
  return eb.or([
    eb('handed_over_at', 'is', null),
    eb.and([eb('appointment_state', 'is not', null), eb('appointment_state', '=', 'to-book')]),
  ]);
}

/** The pharmacist's groups, as SQL; `stateOf` in the presenter says the same of a row. */
const stateConditions: Record<CaseListState, (eb: CaseExpression) => Expression<SqlBool>> = {
  'to-complete': (eb) => eb('status', 'in', ['draft', 'clarifying']),
  waiting: (eb) => eb('status', 'in', ['queued', 'claimed', 'unanswered']),
  received: (eb) => eb.and([eb('status', '=', 'answered'), eb('read_at', 'is', null)]),
  'to-hand-over': (eb) =>
    eb.and([eb('status', '=', 'answered'), eb('read_at', 'is not', null), isUnfinished(eb)]),
  closed: (eb) =>
    eb.or([
      eb('status', 'in', ['ended', 'withdrawn', 'objected']),
      eb.and([eb('status', '=', 'answered'), eb('read_at', 'is not', null), eb.not(isUnfinished(eb))]),
    ]),
};

export async function listPharmacyCases(
  tx: Tx,
  input: {
    organisationId: string;
    state: CaseListState | undefined;
    after: Place | undefined;
    limit: number;
  },
) {
  const { state, after } = input;
  return tx
    .selectFrom('cases')
    .select(listColumns)
    .where('organisation_id', '=', input.organisationId)
    .where('status', '<>', 'discarded')
    .$if(state !== undefined, (query) => query.where((eb) => stateConditions[state ?? 'closed'](eb)))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('updated_at', 'id'), '<', eb.tuple(after?.at ?? new Date(0), after?.id ?? '')),
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit)
    .execute();
}
export type PharmacyCaseRow = Awaited<ReturnType<typeof listPharmacyCases>>[number];

const mostClosedCounted = 100;

/** How many cases stand in each group; closed ones are counted up to 100, for history must not slow the list. */
export async function countPharmacyStates(
  tx: Tx,
  organisationId: string,
): Promise<Record<CaseListState, number>> {
  const count = (state: CaseListState) => (eb: CaseExpression) =>
    eb.fn
      .countAll<number>()
      .filterWhere((where) => stateConditions[state](where))
      .as(state);
  const row = await tx
    .selectFrom('cases')
    .select([count('to-complete'), count('waiting'), count('received'), count('to-hand-over')])
    .where('organisation_id', '=', organisationId)
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['draft', 'queued', 'claimed', 'clarifying', 'unanswered']),
        eb.and([eb('status', '=', 'answered'), eb.or([eb('read_at', 'is', null), isUnfinished(eb)])]),
      ]),
    )
    .executeTakeFirstOrThrow();
  const closed = await tx
    .selectFrom(
      tx
        .selectFrom('cases')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('status', '<>', 'discarded')
        .where((eb) => stateConditions.closed(eb))
        .orderBy('updated_at', 'desc')
        .limit(mostClosedCounted)
        .as('closed'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return {
    'to-complete': Number(row['to-complete']),
    waiting: Number(row.waiting),
    received: Number(row.received),
    'to-hand-over': Number(row['to-hand-over']),
    closed: Number(closed.count),
  };
}

/** Earlier cases of the pharmacy for one keyed digest of a NIR; at most 20. */
export async function findCasesByNir(
  tx: Tx,
  organisationId: string,
  nirDigest: string,
): Promise<PharmacyCaseRow[]> {
  return tx
    .selectFrom('cases')
    .select(listColumns)
    .where('organisation_id', '=', organisationId)
    .where('nir_digest', '=', nirDigest)
    .where('status', '<>', 'discarded')
    .orderBy('updated_at', 'desc')
    .limit(20)
    .execute();
}

/** One case as row-level security shows it, whatever its status. */
export async function findCase(tx: Tx, caseId: string) {
  const row = await tx.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirst();
  return row as (typeof row & CaseRecord) | undefined;
}
export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** Signed reports and ending records of a case, oldest first. The rows belong to the reports module. */
export function listReportVersions(tx: Tx, caseId: string) {
  return tx.selectFrom('reports').selectAll().where('case_id', '=', caseId).orderBy('version').execute();
}
