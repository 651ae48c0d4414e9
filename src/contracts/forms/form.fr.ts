import type { DurationUnit } from './form-answers.ts';

/** Why answers are refused, said at the question. */
export const formErrorsFr = {
  'form.required': 'Répondez à cette question.',
  'form.unknown_question': 'Cette question ne fait pas partie du formulaire.',
  'form.hidden_question': 'Cette question ne se pose pas ici. Effacez sa réponse.',
  'form.kind': 'Cette réponse n’a pas la forme attendue.',
  'form.option': 'Choisissez une réponse de la liste.',
  'form.option_twice': 'La même réponse est cochée deux fois.',
  'form.option_exclusive': 'Cette réponse ne peut pas accompagner une autre.',
  'form.too_long': 'Cette réponse est trop longue.',
  'form.characters': 'Cette réponse contient des caractères illisibles.',
  'form.number_range': 'Cette valeur est hors des limites possibles.',
  'form.number_decimals': 'Cette valeur comporte trop de décimales.',
  'form.date': 'Cette date n’existe pas.',
  'form.date_future': 'Cette date ne peut pas être dans le futur.',
  'form.gate_required': 'Répondez à chaque question de sécurité.',
  'form.gate_unknown': 'Cette question de sécurité ne fait pas partie du formulaire.',
  'form.gate_stopped':
    'La situation décrite demande une autre prise en charge. La demande ne peut pas partir.',
  'form.view_missing': 'Il manque une photo pour cette vue.',
  'form.view_too_many': 'Il y a trop de photos pour cette vue.',
  'form.view_not_allowed':
    'Ce formulaire n’accepte pas de photo dermoscopique. Utilisez « Grain de beauté ».',
} as const;
export type FormErrorCode = keyof typeof formErrorsFr;

export const yesNoLabelsFr = { yes: 'Oui', no: 'Non', unknown: 'Ne sait pas' } as const;

/** One and several of each unit. */
export const durationUnitsFr: Readonly<Record<DurationUnit, readonly [one: string, several: string]>> = {
  hour: ['heure', 'heures'],
  day: ['jour', 'jours'],
  week: ['semaine', 'semaines'],
  month: ['mois', 'mois'],
  year: ['an', 'ans'],
};

export const noAnswerFr = 'Sans réponse';
