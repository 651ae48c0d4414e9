export const teamErrorsFr = {
  'team.not_found': 'Cette personne, cette demande ou cette invitation n’existe pas dans votre équipe.',
  'team.owner_only': 'Seul le responsable de l’équipe peut faire cela.',
  'team.not_active': 'Le compte de cette personne n’est pas actif : choisissez quelqu’un d’autre.',
  'team.hand_over_first':
    'Vous êtes responsable de l’équipe de votre pharmacie. Confiez-la d’abord à un collègue depuis « Mon équipe ».',
  'team.owner_stays': 'Confiez d’abord l’équipe à une autre personne.',
  'team.too_many_invitations':
    'Vingt invitations attendent déjà. Retirez-en une avant d’en envoyer une autre.',
  'team.unknown_pharmacy': 'Aucune pharmacie n’est inscrite avec ce numéro.',
  'team.already_member': 'Votre compte appartient déjà à une pharmacie.',
} as const;
export type TeamErrorCode = keyof typeof teamErrorsFr;
