export const dictationErrorsFr = {
  'dictation.not_offered': 'La dictée n’est pas proposée par cette instance.',
  'dictation.not_audio': 'Cet enregistrement n’a pas la forme attendue.',
  'dictation.too_long': 'Cet enregistrement est trop long : 60 secondes au plus.',
  'dictation.busy':
    'La dictée est très demandée en ce moment. Réessayez dans un instant, ou saisissez le texte.',
  'dictation.failed': 'Ce passage n’a pas pu être transcrit. Réessayez, ou saisissez le texte.',
  'dictation.too_many':
    'Vous avez beaucoup dicté en peu de temps. Saisissez le texte, ou réessayez plus tard.',
} as const;
export type DictationErrorCode = keyof typeof dictationErrorsFr;
