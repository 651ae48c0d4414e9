import type { DirectorCase } from '#contracts/cases/case-after.contract.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { formatNearDayFr, formatSinceFr, formatTimeFr } from '#contracts/values/french-dates.ts';
import type { StateTone } from '#web/ui/state-badge.tsx';
import { directionFr } from './direction.fr.ts';

/** How a state looks; the words say it, the colour only repeats it. */
export const toneOfStatus: Readonly<Record<DirectorCase['status'], StateTone>> = {
  draft: 'neutral',
  queued: 'waiting',
  claimed: 'waiting',
  clarifying: 'waiting',
  unanswered: 'attention',
  answered: 'received',
  ended: 'neutral',
  withdrawn: 'neutral',
  objected: 'neutral',
  discarded: 'neutral',
};

/** « Chez Dr … », « Aucun médecin ne l’a ». */
export function holderWords({ status, expertName }: Pick<DirectorCase, 'status' | 'expertName'>): string {
  if (expertName === null) return directionFr.heldByNobody;
  if (status === 'clarifying') return directionFr.heldByPharmacy(expertName);
  return status === 'answered' ? directionFr.answeredBy(expertName) : directionFr.heldBy(expertName);
}

/** « Attend depuis hier » while it is open; an answered one « Envoyé hier à 14 h 05 ». */
export function sentWords(
  { submittedAt, status }: Pick<DirectorCase, 'submittedAt' | 'status'>,
  now: Date,
): string {
  const at = new Date(submittedAt);
  if (status === 'answered') return directionFr.sent(formatNearDayFr(at, now), formatTimeFr(at));
  const since = formatSinceFr(at, now);
  return since.startsWith('depuis') ? directionFr.waits(since) : directionFr.sentNow;
}

export function formTitle(form: DirectorCase['form']): string {
  return currentForm(form).title;
}
