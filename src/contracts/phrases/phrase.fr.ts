export const phraseErrorsFr = {
  'phrase.not_found': 'Ce texte n’existe pas ou n’est pas à vous.',
  'phrase.too_many': 'Vous gardez déjà 200 textes. Retirez-en un, puis recommencez.',
  'phrase.empty': 'Remplissez au moins un champ de l’avis.',
} as const;
export type PhraseErrorCode = keyof typeof phraseErrorsFr;
