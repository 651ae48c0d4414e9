export const passkeyErrorsFr = {
  'passkey.not_offered': 'Les clés d’accès ne sont pas proposées pour votre compte.',
  'passkey.refused': 'Cette clé d’accès n’a pas pu être vérifiée. Recommencez, ou connectez-vous autrement.',
  'passkey.expired': 'La demande a expiré ou a déjà servi. Recommencez.',
  'passkey.way_closed': 'La connexion par clé d’accès n’est pas ouverte à votre compte.',
  'passkey.already_added': 'Cette clé d’accès est déjà enregistrée.',
  'passkey.too_many': 'Vous avez déjà dix clés d’accès. Retirez-en une d’abord.',
  'passkey.not_found': 'Cette clé d’accès n’est pas sur votre compte.',
} as const;

export type PasskeyErrorCode = keyof typeof passkeyErrorsFr;
