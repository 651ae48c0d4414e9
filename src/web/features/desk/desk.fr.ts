import type { AgeBand } from '#contracts/values/birth-date.ts';
import { defineTexts, plural } from '#web/lib/text.ts';

/** Words that the queue, the list of own cases and the desk share. */
export const deskFr = defineTexts({
  photos: (count: number) => plural(count, 'photo', 'photos'),
  reference: (reference: string) => `Dossier ${reference}`,
  ownCases: 'Mes dossiers',
  more: 'Afficher la suite',
  years: (count: number) => plural(count, 'an', 'ans'),
  months: (count: number) => `${count} mois`,
  answerBefore: (deadline: string) => `À répondre ${deadline}`,
  late: 'Délai dépassé',
  unnamed: 'Patient sans nom indiqué',
});

export const ageBandsFr: Readonly<Record<AgeBand, string>> = {
  '0-1': '0 à 1 an',
  '2-5': '2 à 5 ans',
  '6-11': '6 à 11 ans',
  '12-17': '12 à 17 ans',
  '18-29': '18 à 29 ans',
  '30-44': '30 à 44 ans',
  '45-59': '45 à 59 ans',
  '60-74': '60 à 74 ans',
  '75+': '75 ans et plus',
};
