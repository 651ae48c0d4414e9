// Routing decisions a second on one thread, beside the same loop with the policy already looked up: what data cost.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import { defaultServiceHours } from '#server/kernel/service-hours.ts';
import { deadlineAfter } from '#server/modules/cases/case-clock.ts';
import { minutesOf, nextStep, startOf } from '#server/modules/cases/routing.ts';
import { defaultRoutingPolicy } from '#server/modules/cases/routing-default.ts';

const idle = { dueAt: null, answerMinutesLeft: null };
const minute = 60_000;
const firstMoment = Date.UTC(2026, 10, 24, 9);

/** One decision: where a case goes now, and when its next wait ends. `policyFor` is the look-up. */
function decide(index: number, policyFor: (index: number) => RoutingPolicy): number {
  const now = new Date(firstMoment + (index % 40_000) * minute);
  const form = index % 4 === 0 ? 'grain-de-beaute' : 'peau';
  const policy = policyFor(index);
  const tier = index % 5 === 0 ? startOf(policy, form, 1).tier : (((index % 3) + 1) as ExpertTier);
  const dueAt = new Date(now.getTime() + ((index % 7) - 3) * minute);
  const facts = { form, status: 'queued', tier, dueAt, candidatesLeft: index % 11 } as const;
  const step = nextStep(facts, policy, now);
  const next = step.kind === 'climb' ? step.toTier : tier;
  const times = { ...minutesOf(policy, form, next), serviceHours: defaultServiceHours };
  return deadlineAfter(idle, 'take', times, now).dueAt?.getTime() ?? 0;
}

function rate(seconds: number, policyFor: (index: number) => RoutingPolicy): number {
  for (let index = 0; index < 20_000; index += 1) decide(index, policyFor);
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  let done = 0;
  let sum = 0;
  while (performance.now() < until) {
    for (let index = 0; index < 1_000; index += 1) sum += decide(done + index, policyFor);
    done += 1_000;
  }
  if (sum === 0) throw new Error('nothing was decided');
  return Math.round(done / ((performance.now() - began) / 1000));
}

/** Of 50 versions one is looked up by its number, as for a case that names it. */
export function measureRouting(seconds: number) {
  const versions = new Map(
    Array.from({ length: 50 }, (_, version) => [version, structuredClone(defaultRoutingPolicy)]),
  );
  const looked = (index: number) => versions.get(index % 50) ?? defaultRoutingPolicy;
  return {
    decisionsPerSecond: rate(seconds, looked),
    withoutLookUpPerSecond: rate(seconds, () => defaultRoutingPolicy),
  };
}
