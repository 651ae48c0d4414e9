/** Why a name is refused, said at its field. */
export const personNameErrorsFr = {
  'name.empty': 'Indiquez un nom.',
  'name.length': 'Ce nom est trop long : 100 caractères au plus.',
  'name.characters': 'Un nom ne contient que des lettres, des espaces, des tirets et des apostrophes.',
} as const;
