// What was told outside so far.
import type { Tx } from '#server/platform/db/database.ts';

/** When a head was last told in this way. */
export async function lastWitnessedAt(tx: Tx, kind: 'mail' | 'time-stamp'): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('audit_witnesses')
    .select('at')
    .where('kind', '=', kind)
    .orderBy('head_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** Tokens with the numbers of their heads, after a number; oldest first. */
export async function listTokens(
  tx: Tx,
  after: number,
  limit: number,
): Promise<{ headNumber: number; token: Buffer }[]> {
  const rows = await tx
    .selectFrom('audit_witnesses')
    .select(['head_number', 'token'])
    .where('kind', '=', 'time-stamp')
    .where('head_number', '>', after)
    .orderBy('head_number')
    .limit(limit)
    .execute();
  return rows.map(({ head_number: headNumber, token }) => ({ headNumber, token: token ?? Buffer.alloc(0) }));
}
