// Which version of the routing policy rules a case: the one in force when it was sent, for as long as it lives; a director who
// reroutes it brings it under the one in force then (docs/decisions). Version 1 is what the instance was set up with, kept
// with the first case sent.
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { system } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { routingDecided } from './case.audit.ts';
import type { CaseSettings } from './case.settings.ts';
import { findPolicy, findPolicyAt, listPolicies } from './routing-policy.queries.ts';
import { insertPolicy } from './routing-policy.store.ts';

export type RulingPolicy = { version: number; policy: RoutingPolicy };

/** Version 1 rules from the beginning of time, so that something always does. */
export const firstEffect = new Date(0);

/** The policy in force; kept as version 1 if none was kept before. For what is about to name its version. */
export async function policyInForce(ctx: Ctx, settings: CaseSettings): Promise<RulingPolicy> {
  const row = await findPolicyAt(ctx.tx, ctx.now);
  if (row) return row;
  await keepFirstPolicy(ctx, settings);
  // Somebody else may have kept it between the two: then that one rules.
  return (await findPolicyAt(ctx.tx, ctx.now)) ?? { version: 1, policy: settings.firstRouting };
}

/** Writes version 1 unless it is there. */
export async function keepFirstPolicy(ctx: Ctx, settings: CaseSettings): Promise<void> {
  const isNew = await insertPolicy(ctx.tx, {
    version: 1,
    policy: settings.firstRouting,
    effectiveAt: firstEffect,
    decidedAt: ctx.now,
    decidedBy: null,
    reason: '',
  });
  if (!isNew) return;
  const entry = auditEntry(routingDecided, ctx.newId(), {
    version: 1,
    effectiveAt: firstEffect.toISOString(),
  });
  ctx.audit({ ...entry, actor: system('routing policy of the settings') });
}

/** As `policyInForce`, for reading: nothing is written. */
export async function readPolicyAt(tx: Tx, settings: CaseSettings, at: Date): Promise<RulingPolicy> {
  return (await findPolicyAt(tx, at)) ?? { version: 1, policy: settings.firstRouting };
}

/** The policy that rules this case. */
export async function policyOf(
  tx: Tx,
  settings: CaseSettings,
  { routing_version }: { routing_version: number | null },
): Promise<RulingPolicy> {
  const row = await findPolicy(tx, routing_version ?? 1);
  return row ?? { version: routing_version ?? 1, policy: settings.firstRouting };
}

/** Every version, for the watch. */
export async function readAllPolicies(tx: Tx, settings: CaseSettings): Promise<RulingPolicy[]> {
  const rows = await listPolicies(tx);
  return rows.length === 0 ? [{ version: 1, policy: settings.firstRouting }] : rows;
}
