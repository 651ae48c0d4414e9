export const reopeningErrorsFr = {
  'reopening.too_many': 'Trop de demandes. Patientez un moment avant de recommencer.',
  'reopening.not_found': 'Cette demande n’existe pas.',
  'reopening.settled': 'Une réponse a déjà été donnée à cette demande.',
} as const;
export type ReopeningErrorCode = keyof typeof reopeningErrorsFr;
