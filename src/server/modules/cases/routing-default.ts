// The routing policy an instance begins with (B-010 – B-012): the one docs/routing.md picks, by simulation.
import type { FormRouting, RoutingPolicy, TierRouting } from '#contracts/cases/routing-policy.ts';

const tier: TierRouting = { takeMinutes: 120, answerMinutes: 120, lateAnswer: 'same-tier' };

const form: FormRouting = {
  startTier: 1,
  openStartTiers: [2, 3],
  tiers: { 1: tier, 2: tier, 3: tier },
  clarificationReminderHours: [24],
  clarificationHours: 48,
};

export const defaultRoutingPolicy: RoutingPolicy = {
  forms: { peau: form, 'grain-de-beaute': form },
  opinionReminderHours: [24, 72],
  urgentUnreadMinutes: 60,
  directorAlertHours: 72,
};
