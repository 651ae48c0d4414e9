// Writes of versions of the routing policy: only ever one more.
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import type { Tx } from '#server/platform/db/database.ts';

export type NewPolicy = {
  version: number;
  policy: RoutingPolicy;
  effectiveAt: Date;
  decidedAt: Date;
  decidedBy: string | null;
  reason: string;
};

/** Answers false when somebody was quicker with this number. */
export async function insertPolicy(tx: Tx, next: NewPolicy): Promise<boolean> {
  const row = await tx
    .insertInto('routing_policies')
    .values({
      version: next.version,
      policy: JSON.stringify(next.policy),
      effective_at: next.effectiveAt,
      decided_at: next.decidedAt,
      decided_by: next.decidedBy,
      reason: next.reason,
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
