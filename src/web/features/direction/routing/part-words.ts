// The values of a part of the form in one line, as they are typed: what is no number stands as it is.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { serviceTimeFr } from '#contracts/cases/routing.fr.ts';
import { routingFr, routingPartFr } from './routing.fr.ts';
import type { RoutingDraft } from './routing-draft.ts';

function minutesOf(typed = ''): string {
  return /^\d{1,4}$/.test(typed.trim()) ? serviceTimeFr(Number(typed)) : typed;
}

function lineOf(parts: readonly string[]): string {
  const line = parts.join(' · ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** « 2 h pour prendre · 4 h pour répondre · monte d’un niveau » */
export function tierWords(draft: RoutingDraft, path: string, tier: ExpertTier): string {
  const isLast = tier === 3 && draft[`${path}.lateAnswer`] === 'up';
  const late = draft[`${path}.lateAnswer`] === 'same-tier' ? 'same-tier' : 'up';
  return lineOf([
    routingPartFr.take(minutesOf(draft[`${path}.takeMinutes`])),
    routingPartFr.answer(minutesOf(draft[`${path}.answerMinutes`])),
    (isLast ? routingFr.lateTop : routingFr.lateWords[late]).toLowerCase(),
  ]);
}

/** « Niveau 1 · départs plus hauts : 2, 3 » */
export function startWords(draft: RoutingDraft, path: string): string {
  const start = Number(draft[`${path}.startTier`]);
  const open = (draft[`${path}.openStartTiers`] ?? '').split(', ').filter((tier) => Number(tier) > start);
  return lineOf([routingFr.tierName(start), routingPartFr.higher(open)]);
}

/** « Rappels : 24, 48 h · alerte : 72 h » */
export function clarificationWords(draft: RoutingDraft, path: string): string {
  return lineOf([
    routingPartFr.reminders(draft[`${path}.clarificationReminderHours`] ?? ''),
    routingPartFr.alert(draft[`${path}.clarificationHours`] ?? ''),
  ]);
}

/** What holds for both forms. */
export function commonWords(draft: RoutingDraft): string {
  return lineOf([
    routingPartFr.stillOpen(draft['directorAlertHours'] ?? ''),
    routingPartFr.urgent(minutesOf(draft['urgentUnreadMinutes'])),
    routingPartFr.reminders(draft['opinionReminderHours'] ?? ''),
  ]);
}
