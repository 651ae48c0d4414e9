export const reportErrorsFr = {
  'report.not_found': 'Ce compte rendu n’existe pas, ou ne vous est pas ouvert.',
  'report.unavailable':
    'Le compte rendu n’a pas pu être préparé. Votre texte est gardé ; réessayez dans un instant.',
} as const;
export type ReportErrorCode = keyof typeof reportErrorsFr;
