// Rows that may be earlier cases of one patient. They narrow only: who may open one is judged row by row by the caller.
import type { Tx } from '#server/platform/db/database.ts';
import type { CaseRow } from './case.queries.ts';

/** How many earlier cases are looked into at most, so that a reading stays cheap whatever a number has gathered. */
const mostLookedInto = 20;

/** Cases of the pharmacy with the same billing number, sent before this one, newest first; `expertId`: only his. */
export async function listCasesBefore(
  tx: Tx,
  { id, organisation_id, nir_digest, submitted_at }: CaseRow,
  expertId: string | undefined,
): Promise<CaseRow[]> {
  if (nir_digest === null || submitted_at === null) return [];
  const rows = await tx
    .selectFrom('cases')
    .selectAll()
    .where('organisation_id', '=', organisation_id)
    .where('nir_digest', '=', nir_digest)
    .where('submitted_at', '<', submitted_at)
    .where('id', '<>', id)
    .$if(expertId !== undefined, (query) => query.where('expert_id', '=', expertId ?? null))
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostLookedInto)
    .execute();
  return rows as CaseRow[];
}
