import { expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { serviceTimeFr } from '#contracts/cases/routing.fr.ts';
import { type RoutingPolicy, routedForms } from '#contracts/cases/routing-policy.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { routingFr } from './routing.fr.ts';

/** One rule in words; `id` is the path of its field. */
export type RuleLine = { id: string; label: string; value: string };

/** The rules of one form that are not figures of a level. */
export function formLines(policy: RoutingPolicy, form: FormId): RuleLine[] {
  const routing = policy.forms[form];
  const path = `forms.${form}`;
  return [
    { id: `${path}.startTier`, label: routingFr.start, value: routingFr.tierName(routing.startTier) },
    {
      id: `${path}.openStartTiers`,
      label: routingFr.openStart,
      value: routing.openStartTiers.length === 0 ? routingFr.noTier : routingFr.tiers(routing.openStartTiers),
    },
    {
      id: `${path}.clarificationReminderHours`,
      label: routingFr.clarificationReminders,
      value: routingFr.afterHours(routing.clarificationReminderHours),
    },
    {
      id: `${path}.clarificationHours`,
      label: routingFr.clarification,
      value: `${routing.clarificationHours}\u00A0h`,
    },
  ];
}

/** The rules that hold for both forms. */
export function commonLines(policy: RoutingPolicy): RuleLine[] {
  return [
    {
      id: 'opinionReminderHours',
      label: routingFr.opinionReminders,
      value: routingFr.afterHours(policy.opinionReminderHours),
    },
    {
      id: 'urgentUnreadMinutes',
      label: routingFr.urgentUnread,
      value: routingFr.afterMinutes(policy.urgentUnreadMinutes),
    },
    {
      id: 'directorAlertHours',
      label: routingFr.directorAlert,
      value: routingFr.afterHours([policy.directorAlertHours]),
    },
  ];
}

function tierLines(policy: RoutingPolicy, form: FormId): RuleLine[] {
  return expertTiers.flatMap((tier) => {
    const { takeMinutes, answerMinutes, lateAnswer } = policy.forms[form].tiers[tier];
    const path = `forms.${form}.tiers.${tier}`;
    const name = (what: string) => `${routingFr.tierName(tier)} · ${what}`;
    return [
      { id: `${path}.takeMinutes`, label: name(routingFr.take), value: serviceTimeFr(takeMinutes) },
      { id: `${path}.answerMinutes`, label: name(routingFr.answer), value: serviceTimeFr(answerMinutes) },
      { id: `${path}.lateAnswer`, label: name(routingFr.late), value: lateWords(lateAnswer, tier) },
    ];
  });
}

/** What becomes of a case whose doctor let his time pass; at the top there is no level above. */
export function lateWords(lateAnswer: keyof typeof routingFr.lateWords, tier: number): string {
  return tier === 3 && lateAnswer === 'up' ? routingFr.lateTop : routingFr.lateWords[lateAnswer];
}

function allLines(policy: RoutingPolicy): RuleLine[] {
  return [
    ...routedForms.flatMap((form) =>
      [...formLines(policy, form), ...tierLines(policy, form)].map((line) => ({
        ...line,
        label: `${routingFr.forms[form]} · ${line.label}`,
      })),
    ),
    ...commonLines(policy),
  ];
}

/** Every rule that differs, before and after, in words. */
export function differencesBetween(before: RoutingPolicy, after: RoutingPolicy) {
  const earlier = new Map(allLines(before).map((line) => [line.id, line.value]));
  return allLines(after).flatMap(({ id, label, value }) =>
    earlier.get(id) === value ? [] : [{ id, label, before: earlier.get(id) ?? '', after: value }],
  );
}
