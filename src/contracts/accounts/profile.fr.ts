export const profileErrorsFr = {
  'profile.refused':
    'Certaines informations ne peuvent pas être enregistrées. Elles sont signalées à leur place.',
  'profile.not_found': 'Aucun compte ne correspond à cette adresse.',
} as const;
export type ProfileErrorCode = keyof typeof profileErrorsFr;
