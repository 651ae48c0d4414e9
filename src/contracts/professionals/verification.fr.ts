export const verificationErrorsFr = {
  'verification.not_found': 'Cette vérification n’existe pas, ou n’est pas de votre ressort.',
  'verification.not_possible': 'Cette action n’est pas possible dans l’état actuel de la vérification.',
  'verification.stale': 'La vérification a changé entre-temps. Relisez-la avant de décider.',
  'verification.facts_missing': 'Un fait n’est pas établi, ou sa preuve n’est plus valable.',
  'verification.tier_required': 'Choisissez le niveau du médecin.',
  'verification.reason_required': 'Indiquez le motif.',
  'verification.evidence_missing': 'Cette preuve n’est pas dans le dossier, ou n’établit pas ce fait.',
  'verification.evidence_limit': 'Ce dossier contient déjà le nombre maximal de pièces.',
  'verification.register_unavailable':
    'Le répertoire national ne répond pas pour le moment. Réessayez plus tard, ou décidez sur pièces.',
} as const;
export type VerificationErrorCode = keyof typeof verificationErrorsFr;
