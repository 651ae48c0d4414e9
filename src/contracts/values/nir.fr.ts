/** Why a billing NIR is refused, said at its field. */
export const nirErrorsFr = {
  'nir.empty': 'Indiquez le numéro de sécurité sociale, clé comprise.',
  'nir.characters':
    'Le numéro ne contient que des chiffres (ou 2A, 2B pour la Corse). Relisez-le sur la carte Vitale.',
  'nir.length': 'Le numéro compte 15 caractères, clé comprise. Vérifiez qu’il n’en manque pas.',
  'nir.key_missing': 'Ajoutez la clé : les deux derniers chiffres inscrits sur la carte Vitale.',
  'nir.first_digit': 'Un numéro de sécurité sociale commence par 1 ou 2. Relisez-le sur la carte Vitale.',
  'nir.provisional':
    'Ce numéro est provisoire. La demande n’est possible qu’avec un numéro définitif et des droits ouverts.',
  'nir.month': 'Le mois de naissance inscrit dans ce numéro n’existe pas. Relisez les chiffres 4 et 5.',
  'nir.key': 'La clé ne correspond pas au numéro. Relisez les 15 caractères sur la carte Vitale.',
} as const;

/** Doubts that never block: what the number says and what was typed differ. */
export const nirWarningsFr = {
  'nir.warning.sex': 'Le premier chiffre du numéro ne correspond pas au sexe indiqué. Vérifiez les deux.',
  'nir.warning.year': 'L’année inscrite dans le numéro ne correspond pas à la date de naissance. Vérifiez.',
  'nir.warning.month': 'Le mois inscrit dans le numéro ne correspond pas à la date de naissance. Vérifiez.',
} as const;
