/** Why an RPPS number is refused, said at its field. */
export const rppsErrorsFr = {
  'rpps.empty': 'Indiquez le numéro RPPS.',
  'rpps.characters': 'Le numéro RPPS ne contient que des chiffres.',
  'rpps.length': 'Le numéro RPPS compte 11 chiffres.',
  'rpps.key': 'Ce numéro RPPS comporte une erreur de saisie. Relisez les 11 chiffres.',
} as const;
