import type { PatientDraft } from '#contracts/cases/case-draft.ts';
import type { QueueItem } from '#contracts/cases/case-expert.contract.ts';
import { siteGroupLabelsFr } from '#contracts/forms/body-sites.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { ageInMonthsOn, ageOn } from '#contracts/values/birth-date.ts';
import { civilDayAt, epochDayOf } from '#contracts/values/civil-day.ts';
import { formatDeadlineFr } from '#contracts/values/french-dates.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import { ageBandsFr, deskFr } from './desk.fr.ts';

/** « Peau », « Grain de beauté ». */
export function formTitle(form: FormId): string {
  return currentForm(form).title;
}

/** « 30 à 44 ans · féminin »: all that may be known before taking. */
export function personWords(item: Pick<QueueItem, 'ageBand' | 'sex'>): string {
  return `${ageBandsFr[item.ageBand]} · ${sexLabelsFr[item.sex].toLowerCase()}`;
}

/** « 30 à 44 ans · féminin · Tronc ». */
export function caseWords(item: Pick<QueueItem, 'ageBand' | 'sex' | 'siteGroup'>): string {
  return `${personWords(item)} · ${siteGroupLabelsFr[item.siteGroup]}`;
}

/** « 43 ans », « 7 mois » under two years; empty when the date is not one. */
export function ageWords(birthDate: string, now: Date): string {
  if (epochDayOf(birthDate) === undefined) return '';
  const today = civilDayAt(now);
  const years = ageOn(birthDate, today);
  return years < 2 ? deskFr.months(Math.max(0, ageInMonthsOn(birthDate, today))) : deskFr.years(years);
}

/** « MARTIN Camille », as in the pharmacy's list: the name used, else the birth name. */
export function patientName({ usedName, birthName, firstNames }: PatientDraft): string {
  const family = (usedName.trim() || birthName.trim()).toLocaleUpperCase('fr');
  return [family, firstNames.trim()].filter(Boolean).join(' ') || deskFr.unnamed;
}

/** « À répondre avant 18 h 20 », « Délai dépassé »; undefined while nobody's clock runs. */
export function dueWords(dueAt: string | null, now: Date): string | undefined {
  if (dueAt === null) return undefined;
  const due = new Date(dueAt);
  return due <= now ? deskFr.late : deskFr.answerBefore(formatDeadlineFr(due, now));
}
