/** Why an IBAN is refused, said at its field. */
export const ibanErrorsFr = {
  'iban.empty': 'Indiquez l’IBAN du compte.',
  'iban.characters':
    'Un IBAN commence par deux lettres et ne contient ensuite que des lettres et des chiffres.',
  'iban.length': 'Cet IBAN est incomplet ou trop long. Un IBAN français compte 27 caractères.',
  'iban.key': 'Cet IBAN comporte une erreur de saisie. Relisez-le.',
} as const;
