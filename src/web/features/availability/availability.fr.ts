import { defineTexts, plural } from '#web/lib/text.ts';

export const availabilityFr = defineTexts({
  title: 'Mes disponibilités',
  lead: 'Quand être prévenu que des dossiers attendent. Sans réglage, vous l’êtes pendant les heures du service.',
  back: 'Mon compte',
  nowTitle: 'En ce moment',
  states: {
    here: 'Vous êtes prévenu des dossiers qui attendent.',
    paused: 'En pause : rien ne vous est envoyé sur la file.',
    absent: 'Absent : rien ne vous est envoyé sur la file.',
    'outside-hours': 'Hors de vos heures : rien ne vous est envoyé sur la file.',
    full: 'Votre maximum du jour est atteint : rien ne vous est plus envoyé sur la file aujourd’hui.',
  },
  nextAt: (when: string) => `Vous serez de nouveau prévenu ${when}, si des dossiers attendent encore.`,
  nextOpen: 'Vous serez de nouveau prévenu quand vous reprendrez.',
  byHand: 'Vous pouvez toujours ouvrir la file et prendre un dossier.',
  taken: (count: number) => `${plural(count, 'dossier pris', 'dossiers pris')} aujourd’hui`,
  takenOf: (count: number, most: number) =>
    `${count} sur ${most} ${most < 2 ? 'dossier pris' : 'dossiers pris'} aujourd’hui`,
  pauses: {
    'two-hours': 'Pause de 2 heures',
    tomorrow: 'Pause jusqu’à demain',
    resumed: 'Pause jusqu’à mon retour',
  },
  resume: 'Reprendre',
  hoursTitle: 'Mes heures',
  hoursLabel: 'Quand vous prévenir',
  serviceHours: 'Pendant les heures du service',
  serviceHoursHint: (days: string, from: string, until: string) => `${days}, de ${from} à ${until}.`,
  ownHours: 'À mes heures',
  ownHoursHint: 'Dans les limites des heures du service.',
  range: (number: number) => `Plage ${number}`,
  days: 'Jours',
  from: 'De',
  until: 'À',
  addRange: 'Ajouter une plage',
  removeRange: (number: number) => `Retirer la plage ${number}`,
  absencesTitle: 'Mes absences',
  absencesHint:
    'Jours entiers, le premier et le dernier compris. Congés, formation : inutile de dire pourquoi.',
  noAbsence: 'Aucune absence prévue.',
  absence: (from: string, until: string) => (from === until ? from : `Du ${from} au ${until}`),
  removeAbsence: (from: string) => `Retirer l’absence du ${from}`,
  remove: 'Retirer',
  absenceFrom: 'Premier jour',
  absenceUntil: 'Dernier jour',
  addAbsence: 'Ajouter l’absence',
  absenceIncomplete: 'Indiquez les deux jours ; le dernier ne peut pas précéder le premier.',
  maximumTitle: 'Mon maximum par jour',
  maximum: 'Nombre de dossiers',
  tiersTitle: 'Mes niveaux',
  tiersLabel: 'Demandes que vous voulez recevoir',
  tiersHint:
    'Vous êtes prévenu de ces niveaux, et votre file les montre. Au moins un ; pour ne rien recevoir, mettez-vous en pause.',
  ownTier: (name: string) => `${name}, le vôtre`,
  withoutOwnTier:
    'Votre propre niveau reste accessible depuis la file, par « Voir aussi les autres niveaux ».',
  maximumHint: 'Une fois ce nombre pris, plus rien ne vous est envoyé jusqu’au lendemain.',
  saved: 'Vos disponibilités sont enregistrées.',
});

/** Monday first. */
export const weekdaysFr = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
