import { expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import {
  checkRoutingPolicy,
  type RoutingPolicy,
  routedForms,
  routingPolicySchema,
} from '#contracts/cases/routing-policy.ts';
import { routingFormFr } from './routing.fr.ts';

/** What is typed, by the dotted path of its field in the policy; numbers as text, so that nothing typed is lost. */
export type RoutingDraft = Readonly<Record<string, string>>;

const join = (values: readonly number[]) => values.join(', ');

export function draftOf(policy: RoutingPolicy): RoutingDraft {
  const draft: Record<string, string> = {
    opinionReminderHours: join(policy.opinionReminderHours),
    urgentUnreadMinutes: String(policy.urgentUnreadMinutes),
    directorAlertHours: String(policy.directorAlertHours),
  };
  for (const form of routedForms) {
    const routing = policy.forms[form];
    const path = `forms.${form}`;
    draft[`${path}.startTier`] = String(routing.startTier);
    draft[`${path}.openStartTiers`] = join(routing.openStartTiers);
    draft[`${path}.clarificationReminderHours`] = join(routing.clarificationReminderHours);
    draft[`${path}.clarificationHours`] = String(routing.clarificationHours);
    for (const tier of expertTiers) {
      const { takeMinutes, answerMinutes, lateAnswer } = routing.tiers[tier];
      draft[`${path}.tiers.${tier}.takeMinutes`] = String(takeMinutes);
      draft[`${path}.tiers.${tier}.answerMinutes`] = String(answerMinutes);
      draft[`${path}.tiers.${tier}.lateAnswer`] = lateAnswer;
    }
  }
  return draft;
}

export type Read = { policy: RoutingPolicy | undefined; problems: Readonly<Record<string, string>> };

/** The policy that is typed, or what keeps it from being one, at each field. */
export function readDraft(draft: RoutingDraft): Read {
  const parsed = routingPolicySchema.safeParse({
    forms: Object.fromEntries(routedForms.map((form) => [form, readForm(draft, `forms.${form}`)])),
    opinionReminderHours: numbersOf(draft['opinionReminderHours']),
    urgentUnreadMinutes: numberOf(draft['urgentUnreadMinutes']),
    directorAlertHours: numberOf(draft['directorAlertHours']),
  });
  if (!parsed.success) {
    const paths = parsed.error.issues.map(({ path }) => fieldOf(path.map(String)));
    return { policy: undefined, problems: Object.fromEntries(paths.map((path) => [path, sentenceAt(path)])) };
  }
  const impossible = checkRoutingPolicy(parsed.data);
  return {
    policy: impossible.length === 0 ? parsed.data : undefined,
    problems: Object.fromEntries(impossible.map(({ path, message }) => [path, message])),
  };
}

function readForm(draft: RoutingDraft, path: string) {
  const startTier = numberOf(draft[`${path}.startTier`]);
  return {
    startTier,
    openStartTiers: numbersOf(draft[`${path}.openStartTiers`]).filter((tier) => tier > startTier),
    tiers: Object.fromEntries(
      expertTiers.map((tier) => [
        tier,
        {
          takeMinutes: numberOf(draft[`${path}.tiers.${tier}.takeMinutes`]),
          answerMinutes: numberOf(draft[`${path}.tiers.${tier}.answerMinutes`]),
          lateAnswer: draft[`${path}.tiers.${tier}.lateAnswer`],
        },
      ]),
    ),
    clarificationReminderHours: numbersOf(draft[`${path}.clarificationReminderHours`]),
    clarificationHours: numberOf(draft[`${path}.clarificationHours`]),
  };
}

function numberOf(text = ''): number {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
}

function numbersOf(text = ''): number[] {
  return text.trim() === '' ? [] : text.split(',').map(numberOf);
}

/** A number of a list stands at the field of its list. */
function fieldOf(path: readonly string[]): string {
  const last = path.at(-1) ?? '';
  return (/^\d+$/.test(last) ? path.slice(0, -1) : path).join('.');
}

function sentenceAt(path: string): string {
  if (path.endsWith('ReminderHours')) return routingFormFr.wrongList;
  if (path === 'directorAlertHours') return routingFormFr.wrongAlert;
  return path.endsWith('Minutes') ? routingFormFr.wrongMinutes : routingFormFr.wrongHours;
}
