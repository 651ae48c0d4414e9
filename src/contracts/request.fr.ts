/** Codes that any operation may answer, with their French sentences. */
export const requestErrorsFr = {
  'request.malformed': 'Cette demande est mal formée. Vérifiez les champs signalés.',
  'request.too_large': 'Cet envoi est trop volumineux.',
  'request.unsupported_type': 'Ce type de contenu n’est pas accepté ici.',
  'request.not_found': 'Cette page n’existe pas, ou ne vous est pas ouverte.',
  'request.too_many': 'Trop de demandes en peu de temps. Patientez un instant puis recommencez.',
  'request.idempotency_mismatch': 'Cette clé d’envoi a déjà servi pour une autre demande.',
  'request.idempotency_required': 'Il manque la clé qui évite d’enregistrer deux fois la même action.',
  'request.version_conflict': 'Ce dossier a changé entre-temps. Rechargez-le pour voir la dernière version.',
  'request.forbidden_origin': 'Cette action ne peut pas venir d’un autre site.',
  'session.required': 'Connectez-vous pour continuer.',
  'session.locked': 'Votre session est verrouillée. Saisissez votre mot de passe pour continuer.',
  'access.denied': 'Cette action ne vous est pas ouverte.',
  'internal.unexpected':
    'Un incident est survenu de notre côté. Rien n’a été perdu ; réessayez dans un instant.',
  'internal.unavailable': 'Le service est momentanément indisponible. Réessayez dans un instant.',
} as const;

export type RequestErrorCode = keyof typeof requestErrorsFr;
