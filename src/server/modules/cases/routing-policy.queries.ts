// Versions of the routing policy. They never change, so reading takes no lock but that of the next number.
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import type { Tx } from '#server/platform/db/database.ts';

export type PolicyRow = {
  version: number;
  policy: RoutingPolicy;
  effective_at: Date;
  decided_at: Date;
  decided_by: string | null;
  reason: string;
};

const columns = ['version', 'policy', 'effective_at', 'decided_at', 'decided_by', 'reason'] as const;

/** Far above what people decide by hand: the watch must know every version that rules a case. */
const mostVersions = 10_000;

/** All of them, newest first. */
export async function listPolicies(tx: Tx, most = mostVersions): Promise<PolicyRow[]> {
  const rows = await tx
    .selectFrom('routing_policies')
    .select(columns)
    .orderBy('version', 'desc')
    .limit(most)
    .execute();
  return rows as unknown as PolicyRow[];
}

/** The highest version whose date has come. */
export async function findPolicyAt(tx: Tx, at: Date): Promise<PolicyRow | undefined> {
  const row = await tx
    .selectFrom('routing_policies')
    .select(columns)
    .where('effective_at', '<=', at)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row as unknown as PolicyRow | undefined;
}

export async function findPolicy(tx: Tx, version: number): Promise<PolicyRow | undefined> {
  const row = await tx
    .selectFrom('routing_policies')
    .select(columns)
    .where('version', '=', version)
    .executeTakeFirst();
  return row as unknown as PolicyRow | undefined;
}

/** How many cases were sent under one version, counted up to `most`. */
export async function countCasesUnder(tx: Tx, version: number, most: number): Promise<number> {
  const row = await tx
    .selectFrom(
      tx.selectFrom('cases').select('id').where('routing_version', '=', version).limit(most).as('counted'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
