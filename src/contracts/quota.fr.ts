/** Refusals of whoever asks for far more than work needs. */
export const quotaErrorsFr = {
  'quota.lists':
    'Vous avez affiché un très grand nombre de listes en peu de temps. Patientez un peu, puis continuez.',
  'quota.cases':
    'Vous avez ouvert un très grand nombre de dossiers en peu de temps. Ceux déjà ouverts le restent ; patientez avant d’en ouvrir d’autres.',
} as const;
export type QuotaErrorCode = keyof typeof quotaErrorsFr;
