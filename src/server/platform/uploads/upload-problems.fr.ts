/** French sentences of the upload codes; the composition root adds them to its problem table. */
export const uploadErrorsFr = {
  'upload.not_found': 'Cet envoi n’existe pas ou a expiré.',
  'upload.conflict': 'Un autre envoi de ce fichier est en cours.',
  'upload.expired': 'Cet envoi a été interrompu trop longtemps. Envoyez à nouveau le fichier.',
  'upload.too_large': 'Ce fichier est trop volumineux.',
  'upload.malformed': 'Cet envoi de fichier est mal formé. Choisissez à nouveau le fichier.',
  'upload.incomplete': 'Ce fichier n’est pas encore entièrement arrivé.',
  'upload.try_later': 'Le fichier ne peut pas être enregistré pour l’instant. Réessayez dans un moment.',
} as const;

/** « 20 Mo »: what the person may send, rounded down. */
export function tooLargeDetailFr(maxBytes: number): string {
  return `La taille maximale est de ${Math.floor(maxBytes / 1_000_000)} Mo.`;
}
