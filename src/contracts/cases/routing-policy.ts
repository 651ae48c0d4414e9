import { z } from 'zod';
import { type ExpertTier, expertTierSchema, expertTiers } from '../accounts/account.vocabulary.ts';
import type { FormId } from '../forms/form-id.ts';
import type { FieldProblem } from '../problem.ts';
import { type RoutingProblemCode, routingProblemsFr } from './routing.fr.ts';

/**
 * The routing policy as data (B-006, B-009 – B-012, B-139): where a request starts, how long each level has to take and to
 * answer, when the pharmacy is reminded, and when the medical director hears of it. What happens at the top of the ladder
 * is not a choice: the case stays open to its level, shows as unanswered, and the director is alerted.
 */

/** Minutes of service; two service days of twelve hours at most. */
const serviceMinutes = z.int().min(1).max(1_440);
const elapsedHours = z.int().min(1).max(720);
const reminders = z.array(elapsedHours).max(5);

const tierRoutingSchema = z.strictObject({
  /** Minutes of service a case waits for a doctor of this level. */
  takeMinutes: serviceMinutes,
  /** Minutes of service a doctor of this level has to answer what he took. */
  answerMinutes: serviceMinutes,
  /** When a doctor took it and did not answer in time: to the level above, or back into the queue of this one. */
  lateAnswer: z.enum(['up', 'same-tier']),
});
export type TierRouting = z.infer<typeof tierRoutingSchema>;

const formRoutingSchema = z.strictObject({
  /** Where a request of this form starts when nothing else is asked. */
  startTier: expertTierSchema,
  /** Levels above it that a pharmacy may ask to start at, with a reason (B-139). */
  openStartTiers: z.array(expertTierSchema).max(2),
  tiers: z.strictObject({ 1: tierRoutingSchema, 2: tierRoutingSchema, 3: tierRoutingSchema }),
  /** Elapsed hours after which the pharmacy is reminded of an open clarification. */
  clarificationReminderHours: reminders,
  /** Elapsed hours a pharmacy has to answer a clarification; then the director is told. */
  clarificationHours: elapsedHours,
});
export type FormRouting = z.infer<typeof formRoutingSchema>;

/** The most elapsed hours a case may be open before the director hears of it: none over five days (B-011). */
export const mostAlertHours = 120;

export const routingPolicySchema = z.strictObject({
  forms: z.strictObject({ peau: formRoutingSchema, 'grain-de-beaute': formRoutingSchema }),
  /** Elapsed hours after which the pharmacy is reminded of an opinion unread or not handed over. */
  opinionReminderHours: reminders,
  /** Elapsed minutes after which the director hears of an urgent opinion nobody read. */
  urgentUnreadMinutes: z.int().min(1).max(1_440),
  /** Elapsed hours since sending after which the director knows of a case still open. */
  directorAlertHours: z.int().min(1).max(mostAlertHours),
});
export type RoutingPolicy = z.infer<typeof routingPolicySchema>;

export const routedForms = ['peau', 'grain-de-beaute'] as const satisfies readonly FormId[];

/** Service minutes of one elapsed day at the usual hours, 8 h – 20 h. */
const serviceMinutesPerDay = 720;

/**
 * What no case could live by, each at its field: the same check in the browser while one types and on the server when it is
 * decided. Sizes and kinds are those of the schema.
 */
export function checkRoutingPolicy(policy: RoutingPolicy): FieldProblem[] {
  return [
    ...routedForms.flatMap((form) => checkForm(policy, form)),
    ...checkReminders('opinionReminderHours', policy.opinionReminderHours, Number.POSITIVE_INFINITY),
  ];
}

function checkForm(policy: RoutingPolicy, form: FormId): FieldProblem[] {
  const routing = policy.forms[form];
  const path = `forms.${form}`;
  const problems: FieldProblem[] = [];
  if (routing.openStartTiers.some((tier) => tier <= routing.startTier)) {
    problems.push(at(`${path}.openStartTiers`, 'routing.start_not_above'));
  }
  const ladder = expertTiers.filter((tier) => tier >= routing.startTier);
  const whole = ladder.reduce((sum, tier) => sum + routing.tiers[tier].takeMinutes, 0);
  if (whole > (policy.directorAlertHours / 24) * serviceMinutesPerDay) {
    problems.push(at(`${path}.tiers.3.takeMinutes`, 'routing.ladder_too_long'));
  }
  if (routing.clarificationHours > policy.directorAlertHours) {
    problems.push(at(`${path}.clarificationHours`, 'routing.clarification_too_long'));
  }
  return [
    ...problems,
    ...checkReminders(
      `${path}.clarificationReminderHours`,
      routing.clarificationReminderHours,
      routing.clarificationHours,
    ),
  ];
}

/** Reminders come one after the other, and before what ends the wait. */
function checkReminders(path: string, hours: readonly number[], before: number): FieldProblem[] {
  const isAscending = hours.every((hour, index) => index === 0 || hour > (hours[index - 1] ?? 0));
  if (!isAscending) return [at(path, 'routing.reminders_not_ascending')];
  return hours.some((hour) => hour >= before) ? [at(path, 'routing.reminder_too_late')] : [];
}

function at(path: string, code: RoutingProblemCode): FieldProblem {
  return { path, code, message: routingProblemsFr[code] };
}

/** Levels a pharmacy is offered as a start, the usual one first. */
export function startTiersOffered({ startTier, openStartTiers }: FormRouting): ExpertTier[] {
  return [startTier, ...expertTiers.filter((tier) => tier > startTier && openStartTiers.includes(tier))];
}
