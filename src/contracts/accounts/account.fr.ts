import type { AccountRole, ExpertTier } from './account.vocabulary.ts';

export const accountErrorsFr = {
  'session.bad_credentials': 'Adresse e-mail ou mot de passe incorrect.',
  'session.too_many_attempts': 'Trop d’essais. Patientez quelques minutes avant de recommencer.',
  'account.wrong_password': 'Ce mot de passe n’est pas le vôtre. Rien n’a été signé.',
} as const;

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
