export const secondFactorErrorsFr = {
  'factor.wrong_code': 'Ce code n’est pas valable, ou il a déjà servi. Attendez le code suivant.',
  'factor.not_begun': 'Aucun second facteur n’est en place sur ce compte.',
  'factor.already_set': 'Un second facteur est déjà en place. Retirez-le d’abord pour en changer.',
} as const;

export type SecondFactorErrorCode = keyof typeof secondFactorErrorsFr;
