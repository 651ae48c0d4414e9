export const pscErrorsFr = {
  'psc.not_offered': 'La connexion par Pro Santé Connect n’est pas proposée ici.',
  'psc.unavailable':
    'Pro Santé Connect ne répond pas. Réessayez dans un moment, ou connectez-vous autrement.',
  'psc.refused': 'Votre identité n’a pas pu être confirmée par Pro Santé Connect. Recommencez la connexion.',
  'psc.denied': 'La connexion par Pro Santé Connect a été abandonnée.',
  'psc.expired': 'Cette connexion n’est plus valable. Recommencez depuis le début.',
  'psc.way_closed': 'Ce compte ne se connecte pas par Pro Santé Connect.',
  'psc.other_person': 'L’identité confirmée par Pro Santé Connect n’est pas celle de ce compte.',
  'psc.already_linked': 'Cette identité est déjà liée à un compte.',
  'psc.last_way': 'Ce lien est votre seul moyen de connexion : il ne peut pas être retiré.',
} as const;
