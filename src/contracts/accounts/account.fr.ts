import type { AccountRole, ExpertTier } from './account.vocabulary.ts';

export const accountErrorsFr = {
  'session.bad_credentials': 'Adresse e-mail ou mot de passe incorrect.',
  'session.too_many_attempts': 'Trop d’essais. Patientez quelques minutes avant de recommencer.',
  'session.not_found': 'Cette connexion n’existe pas, ou a déjà pris fin.',
  'account.wrong_password': 'Ce mot de passe n’est pas le vôtre. Rien n’a été fait.',
  'session.second_factor_required': 'Terminez votre connexion avec votre second facteur.',
  'account.second_factor_missing': 'Ajoutez un second facteur à votre compte pour continuer.',
  'account.closing': 'Ce compte est en cours de fermeture.',
  'account.suspended': 'Ce compte est suspendu. La décision et ses motifs sont dans votre espace.',
  'account.guardian_missing':
    'Votre compte attend l’accord du titulaire de l’autorité parentale ou de votre représentant.',
  'account.not_registered': 'Terminez votre inscription pour continuer.',
  'account.not_verified': 'Votre situation professionnelle est en cours de vérification.',
  'account.restricted': 'Cette fonction est fermée pour votre compte par une mesure en cours.',
  'legal.acceptance_required': 'Acceptez les conditions en vigueur pour continuer.',
} as const;

/** Shown where the name of a person stood whose account was erased. */
export const erasedNameFr = 'Compte supprimé';

export const roleNamesFr: Record<AccountRole, string> = {
  pharmacist: 'Pharmacien',
  doctor: 'Médecin',
  director: 'Direction médicale',
  operator: 'Exploitant',
};

export const tierNamesFr: Record<ExpertTier, string> = {
  1: 'Médecin généraliste appétent en dermatologie',
  2: 'Médecin généraliste formé en dermatologie',
  3: 'Dermatologue',
};

export const tierShortNamesFr: Record<ExpertTier, string> = {
  1: 'Niveau 1',
  2: 'Niveau 2',
  3: 'Niveau 3',
};
