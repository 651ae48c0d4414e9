// The versions of the routing policy as the director reads them, each with what became of it.
import type { listRoutingVersions, RoutingVersion } from '#contracts/cases/routing.contract.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { listNames } from '../accounts/public.ts';
import type { Ctx } from '../audit/public.ts';
import type { CaseSettings } from './case.settings.ts';
import { firstEffect } from './routing-policies.ts';
import { countCasesUnder, listPolicies, type PolicyRow } from './routing-policy.queries.ts';

/** Versions shown; the contract says so too. */
const mostShown = 200;
/** Cases counted for each version. */
const mostCounted = 10_000;

export async function readRoutingVersions(
  ctx: Ctx,
  settings: CaseSettings,
): Promise<ResponseOf<typeof listRoutingVersions>> {
  const kept = await listPolicies(ctx.tx, mostShown);
  const rows = kept.length === 0 ? [notKeptYet(ctx, settings)] : kept;
  const items = [];
  for (const row of rows) items.push(await presentRoutingVersion(ctx, row, rows));
  return { items };
}

/** Before the first case is sent nothing is kept: what the instance was set up with. */
function notKeptYet({ now }: Ctx, { firstRouting }: CaseSettings): PolicyRow {
  return {
    version: 1,
    policy: firstRouting,
    effective_at: firstEffect,
    decided_at: now,
    decided_by: null,
    reason: '',
  };
}

export async function presentRoutingVersion(
  ctx: Ctx,
  row: PolicyRow,
  all: readonly PolicyRow[],
): Promise<RoutingVersion> {
  const names = row.decided_by === null ? undefined : await listNames(ctx.tx, ctx.keyring, [row.decided_by]);
  return {
    version: row.version,
    policy: row.policy,
    effectiveAt: row.effective_at.toISOString(),
    decidedAt: row.decided_at.toISOString(),
    decidedByName: (row.decided_by && names?.get(row.decided_by)?.displayName) || null,
    reason: row.reason,
    state: stateOf(row, all, ctx.now),
    caseCount: await countCasesUnder(ctx.tx, row.version, mostCounted),
  };
}

function stateOf(
  row: Pick<PolicyRow, 'version' | 'effective_at'>,
  all: readonly Pick<PolicyRow, 'version' | 'effective_at' | 'decided_at'>[],
  now: Date,
): RoutingVersion['state'] {
  const later = all.filter(({ version }) => version > row.version);
  const isOverruled = later.some(({ effective_at }) => effective_at <= row.effective_at);
  if (isOverruled) return 'never';
  if (row.effective_at > now) return 'to-come';
  return later.some(({ effective_at }) => effective_at <= now) ? 'past' : 'in-force';
}
