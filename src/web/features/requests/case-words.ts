import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { CaseListItem } from '#contracts/cases/case-view.contract.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import {
  formatMinutesFr,
  formatNearDayFr,
  formatSinceFr,
  formatTimeFr,
} from '#contracts/values/french-dates.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import type { StateTone } from '#web/ui/state-badge.tsx';
import { requestsFr } from './requests.fr.ts';

/** How a state looks; the words say it, the colour only repeats it. */
export const toneOfStatus: Readonly<Record<CaseStatus, StateTone>> = {
  draft: 'neutral',
  queued: 'waiting',
  claimed: 'waiting',
  clarifying: 'attention',
  unanswered: 'attention',
  answered: 'received',
  ended: 'neutral',
  withdrawn: 'neutral',
  objected: 'neutral',
  discarded: 'neutral',
};

/** `depuis 2 h 10`; « il y a moins d’une minute » is « à l’instant ». */
export function sinceWords(instant: string, now: Date): string {
  return formatSinceFr(new Date(instant), now);
}

/** `il y a 30 min`, `à 9 h 30`, `hier à 18 h 02`, `lun. 23 nov. à 9 h 30` (beyond 12 hours, the day). */
export function agoWords(instant: string, now: Date): string {
  const at = new Date(instant);
  const minutes = (now.getTime() - at.getTime()) / 60_000;
  if (minutes < 1) return 'à l’instant';
  if (minutes < 720) return `il y a ${formatMinutesFr(minutes)}`;
  const day = formatNearDayFr(at, now);
  const time = `à ${formatTimeFr(at)}`;
  return day === 'aujourd’hui' ? time : `${day} ${time}`;
}

type Waiting = Pick<CaseListItem, 'status' | 'updatedAt' | 'submittedAt' | 'answeredAt'>;

/** Where a request is in time, in words. */
export function waitWords(item: Waiting, now: Date): string {
  const texts = requestsFr.waits;
  const sent = sinceWords(item.submittedAt ?? item.updatedAt, now);
  if (item.status === 'draft') return texts.draft(agoWords(item.updatedAt, now));
  if (item.status === 'answered' && item.answeredAt !== null) {
    const at = new Date(item.answeredAt);
    return texts.answered(formatNearDayFr(at, now), formatTimeFr(at));
  }
  if (item.status === 'queued' && sent === 'à l’instant') return texts.sentNow;
  if (item.status === 'clarifying')
    return texts.clarifying(agoWords(item.submittedAt ?? item.updatedAt, now));
  if (isOpen(item.status)) return texts[item.status](sent);
  return texts.closed(formatNearDayFr(new Date(item.updatedAt), now));
}

function isOpen(status: CaseStatus): status is 'queued' | 'claimed' | 'unanswered' {
  return ['queued', 'claimed', 'unanswered'].includes(status);
}

/** « Peau », « Grain de beauté ». */
export function formTitle(form: CaseListItem['form']): string {
  return currentForm(form).title;
}

/** « 34 ans, féminin »; empty while nothing is known. */
export function personWords(ageYears: number | null, sex: CaseListItem['sex']): string {
  const age = ageYears === null ? '' : requestsFr.years(ageYears);
  const sexWord = sex === null ? '' : sexLabelsFr[sex].toLowerCase();
  return [age, sexWord].filter(Boolean).join(', ');
}
