/** Why an e-mail address is refused, said at its field. */
export const emailErrorsFr = {
  'email.empty': 'Indiquez une adresse e-mail.',
  'email.length': 'Cette adresse est trop longue.',
  'email.form': 'Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr',
} as const;
