export const profileErrorsFr = {
  'profile.refused':
    'Certaines informations ne peuvent pas être enregistrées. Elles sont signalées à leur place.',
  'profile.not_found': 'Aucun compte de pharmacien ou de médecin ne correspond.',
  'profile.several': 'Plusieurs comptes portent ce numéro : cherchez par adresse.',
  'profile.bad_rpps': 'Ce numéro RPPS n’est pas valable.',
  'profile.other_ticket': 'Cet échange n’est pas celui de cette personne.',
} as const;
export type ProfileErrorCode = keyof typeof profileErrorsFr;
