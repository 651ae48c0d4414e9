/** Why a telephone number is refused, said at its field. */
export const phoneErrorsFr = {
  'phone.empty': 'Indiquez un numéro de téléphone.',
  'phone.characters':
    'Un numéro de téléphone ne contient que des chiffres, des espaces et éventuellement un +.',
  'phone.length': 'Ce numéro est incomplet ou trop long. Un numéro français compte 10 chiffres.',
  'phone.foreign': 'Indiquez un numéro français, métropole ou outre-mer.',
  'phone.special': 'Les numéros spéciaux ne conviennent pas ici. Indiquez une ligne fixe ou un mobile.',
  'phone.unassigned': 'Ce numéro n’est pas attribué. Vérifiez les chiffres.',
} as const;
