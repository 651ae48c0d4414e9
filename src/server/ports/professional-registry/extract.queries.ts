// Reads of the imported extracts: the current one, one that is loading, the lines of one number.
import type { Database, Tx } from '#server/platform/db/database.ts';

const extractColumns = [
  'id',
  'state',
  'file_sha256',
  'file_bytes',
  'dated_on',
  'started_at',
  'finished_at',
  'read_bytes',
  'kept_lines',
  'malformed_lines',
  'people',
] as const;

export function findExtract(db: Database | Tx, state: 'loading' | 'current') {
  return db
    .selectFrom('register_extracts')
    .select(extractColumns)
    .where('state', '=', state)
    .executeTakeFirst();
}

/** One line for each activity and skill; at most 500. */
export function listRegisterLines(db: Database | Tx, extractId: string, rpps: string) {
  return db
    .selectFrom('register_lines')
    .selectAll()
    .where('extract_id', '=', extractId)
    .where('rpps', '=', rpps)
    .limit(500)
    .execute();
}

export async function countPeople(db: Database | Tx, extractId: string): Promise<number> {
  const row = await db
    .selectFrom('register_lines')
    .select((eb) => eb.fn.count<number>('rpps').distinct().as('people'))
    .where('extract_id', '=', extractId)
    .executeTakeFirstOrThrow();
  return Number(row.people);
}
