/** Why a FINESS number is refused, said at its field. */
export const finessErrorsFr = {
  'finess.empty': 'Indiquez le numéro FINESS.',
  'finess.characters': 'Le numéro FINESS ne contient que des chiffres (ou 2A, 2B au début pour la Corse).',
  'finess.length': 'Le numéro FINESS compte 9 caractères.',
} as const;

/** Doubts that never block. */
export const finessWarningsFr = {
  'finess.warning.key': 'Ce numéro FINESS semble comporter une erreur de saisie. Vérifiez-le.',
} as const;
