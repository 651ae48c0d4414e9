/** At the fields of the form. */
export const preferenceFieldsFr = {
  time: 'Indiquez une heure, par exemple 20:00.',
  code: 'Saisissez les six chiffres reçus par SMS.',
  same: 'Le début et la fin doivent être différents.',
} as const;
