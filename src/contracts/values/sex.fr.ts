import type { Sex } from './sex.ts';

export const sexLabelsFr: Readonly<Record<Sex, string>> = {
  female: 'Féminin',
  male: 'Masculin',
  indeterminate: 'Indéterminé',
};
