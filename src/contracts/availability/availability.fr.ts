export const availabilityErrorsFr = {
  'availability.tier_not_open': 'L’un des niveaux choisis n’est pas ouvert à votre qualification.',
  'availability.changed':
    'Vos disponibilités ont été modifiées depuis un autre appareil. Relisez-les, puis enregistrez de nouveau.',
} as const;

/** At the fields of the form. */
export const availabilityFieldsFr = {
  day: 'Indiquez un jour du calendrier.',
  time: 'Indiquez une heure, par exemple 19:30.',
  noDay: 'Choisissez au moins un jour.',
  order: 'La fin doit venir après le début.',
  noRange: 'Ajoutez au moins une plage, ou choisissez les heures du service.',
  tooManyRanges: 'Sept plages au plus.',
  absenceOrder: 'Le retour ne peut pas précéder le départ.',
  tooManyAbsences: 'Vingt absences au plus : retirez celles qui sont passées.',
  noTier: 'Choisissez au moins un niveau. Pour ne rien recevoir, mettez-vous plutôt en pause.',
  tierTooHigh: 'Ce niveau n’est pas ouvert à votre qualification.',
  maximum: 'Indiquez un nombre de 1 à 200.',
} as const;
