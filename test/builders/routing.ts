import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';

const tier = { takeMinutes: 120, answerMinutes: 120, lateAnswer: 'up' } as const;
const form: RoutingPolicy['forms']['peau'] = {
  startTier: 1,
  openStartTiers: [2, 3],
  tiers: { 1: tier, 2: tier, 3: tier },
  clarificationReminderHours: [24, 72],
  clarificationHours: 96,
};

/** Two hours to take and to answer at each level, reminders after one and three days, the director after five. */
export const twoHourRouting: RoutingPolicy = {
  forms: { peau: form, 'grain-de-beaute': form },
  opinionReminderHours: [24, 72],
  urgentUnreadMinutes: 60,
  directorAlertHours: 120,
};
