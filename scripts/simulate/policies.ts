import type { FormRouting, RoutingPolicy, TierRouting } from '#contracts/cases/routing-policy.ts';
import { defaultRoutingPolicy } from '#server/modules/cases/routing-default.ts';

type Shape = {
  /** Service minutes to take, by level. */
  take: [number, number, number];
  answer: number;
  late: TierRouting['lateAnswer'];
  moleStart: 1 | 2 | 3;
  alertHours: number;
  clarificationHours: number;
};

function policyOf({ take, answer, late, moleStart, alertHours, clarificationHours }: Shape): RoutingPolicy {
  const tier = (takeMinutes: number): TierRouting => ({
    takeMinutes,
    answerMinutes: answer,
    lateAnswer: late,
  });
  const form = (startTier: FormRouting['startTier']): FormRouting => ({
    startTier,
    openStartTiers: ([2, 3] as const).filter((one) => one > startTier),
    tiers: { 1: tier(take[0]), 2: tier(take[1]), 3: tier(take[2]) },
    clarificationReminderHours: [24].filter((hours) => hours < clarificationHours),
    clarificationHours,
  });
  return {
    ...defaultRoutingPolicy,
    forms: { peau: form(1), 'grain-de-beaute': form(moleStart) },
    directorAlertHours: alertHours,
  };
}

const before: Shape = {
  take: [120, 120, 120],
  answer: 120,
  late: 'up',
  moleStart: 1,
  alertHours: 120,
  clarificationHours: 96,
};
const sooner = { ...before, alertHours: 72, clarificationHours: 48 };

/** What docs/routing.md compares. */
export const policies: Readonly<Record<string, { says: string; policy: RoutingPolicy }>> = {
  default: { says: 'what an instance begins with: same-level', policy: defaultRoutingPolicy },
  'two-hours': { says: 'two hours everywhere, alert at five days', policy: policyOf(before) },
  'sooner-alert': { says: 'the same, alert at three days, two days to clarify', policy: policyOf(sooner) },
  'moles-at-2': {
    says: 'sooner alert, moles start at level 2',
    policy: policyOf({ ...sooner, moleStart: 2 }),
  },
  'moles-at-3': {
    says: 'sooner alert, moles start at the dermatologists',
    policy: policyOf({ ...sooner, moleStart: 3 }),
  },
  hurried: { says: 'sooner alert, one hour to take', policy: policyOf({ ...sooner, take: [60, 60, 60] }) },
  'same-level': {
    says: 'sooner alert, who does not answer gives back to his level',
    policy: policyOf({ ...sooner, late: 'same-tier' }),
  },
  steady: {
    says: 'sooner alert, three, two and two hours to take, given back to the same level',
    policy: policyOf({ ...sooner, take: [180, 120, 120], late: 'same-tier' }),
  },
  patient: {
    says: 'sooner alert, six, four and two hours to take',
    policy: policyOf({ ...sooner, take: [360, 240, 120], late: 'same-tier' }),
  },
};
