// The medical director decides the next version of the routing policy (B-010 – B-012): from now or from a later instant, never
// for the past. Of two who decide at once the number of the version lets one through; the other is told to read again.
import { isDeepStrictEqual } from 'node:util';
import { routingErrorsFr } from '#contracts/cases/routing.fr.ts';
import { checkRoutingPolicy, type RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { DirectorActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { routingDecided } from '../case.audit.ts';
import type { CaseSettings } from '../case.settings.ts';
import { keepFirstPolicy, readPolicyAt } from '../routing-policies.ts';
import { listPolicies, type PolicyRow } from '../routing-policy.queries.ts';
import { insertPolicy } from '../routing-policy.store.ts';

export type DecideRouting = {
  actor: DirectorActor;
  settings: CaseSettings;
  policy: RoutingPolicy;
  /** Null: at once. */
  effectiveAt: Date | null;
  reason: string;
  basedOn: number;
};

const furthestMilliseconds = 366 * 86_400_000;

/**
 * Answers the version as it is kept.
 * @throws AppError `routing.impossible`, `routing.nothing_changed`, `routing.effect_in_past`, `routing.effect_too_far`,
 *   `routing.changed_meanwhile`
 */
export async function decideRouting(ctx: Ctx, input: DecideRouting): Promise<PolicyRow> {
  const fields = checkRoutingPolicy(input.policy);
  if (fields.length > 0) throw new AppError('routing.impossible', { fields });
  const effectiveAt = effectOf(ctx, input.effectiveAt);
  await keepFirstPolicy(ctx, input.settings);
  const newest = (await listPolicies(ctx.tx))[0]?.version ?? 1;
  if (newest !== input.basedOn) throw new AppError('routing.changed_meanwhile');
  const { policy: until } = await readPolicyAt(ctx.tx, input.settings, effectiveAt);
  if (isDeepStrictEqual(until, input.policy)) throw new AppError('routing.nothing_changed');
  const next = {
    version: newest + 1,
    policy: input.policy,
    effectiveAt,
    decidedAt: ctx.now,
    decidedBy: input.actor.accountId,
    reason: input.reason,
  };
  if (!(await insertPolicy(ctx.tx, next))) throw new AppError('routing.changed_meanwhile');
  const told = { version: next.version, effectiveAt: effectiveAt.toISOString() };
  ctx.audit(auditEntry(routingDecided, ctx.newId(), told));
  return {
    version: next.version,
    policy: next.policy,
    effective_at: effectiveAt,
    decided_at: ctx.now,
    decided_by: next.decidedBy,
    reason: next.reason,
  };
}

function effectOf(ctx: Ctx, wished: Date | null): Date {
  if (wished === null) return ctx.now;
  const field = (message: string, code: string) => ({ fields: [{ path: 'effectiveAt', code, message }] });
  if (wished < ctx.now) {
    throw new AppError('routing.effect_in_past', field(routingErrorsFr['routing.effect_in_past'], 'past'));
  }
  if (wished.getTime() > ctx.now.getTime() + furthestMilliseconds) {
    throw new AppError('routing.effect_too_far', field(routingErrorsFr['routing.effect_too_far'], 'far'));
  }
  return wished;
}
