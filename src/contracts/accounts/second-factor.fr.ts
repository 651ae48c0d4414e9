export const secondFactorErrorsFr = {
  'factor.wrong_code': 'Ce code n’est pas valable, ou il a déjà servi. Attendez le code suivant.',
  'factor.not_begun': 'Aucun second facteur n’est en place sur ce compte.',
  'factor.already_set': 'Un second facteur est déjà en place. Retirez-le d’abord pour en changer.',
  'factor.way_closed': 'Pour votre compte, le second facteur est une clé d’accès.',
} as const;

export type SecondFactorErrorCode = keyof typeof secondFactorErrorsFr;
