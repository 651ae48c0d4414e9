import type { PasswordKind, PasswordLevel } from './password-policy.ts';

export const passwordErrorsFr = {
  'password.refused': 'Choisissez un autre mot de passe.',
  'password.link_spent': 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.',
} as const;

export const passwordRefusalsFr = {
  guessable: 'Ce mot de passe est trop facile à deviner. Allongez-le : quatre mots sans lien suffisent.',
  own: 'Ce mot de passe contient votre nom, votre adresse, votre numéro RPPS ou le nom du service. Choisissez autre chose.',
  common: 'Ce mot de passe est parmi les plus utilisés au monde. Choisissez autre chose.',
} as const;
export type PasswordRefusal = keyof typeof passwordRefusalsFr;

export const passwordLevelsFr: Record<PasswordLevel, string> = {
  weak: 'Faible',
  medium: 'Moyen',
  good: 'Bon',
  strong: 'Très bon',
};

export const passwordKindsFr: Record<PasswordKind, string> = {
  lower: 'minuscules',
  upper: 'majuscules',
  digit: 'chiffres',
  punctuation: 'ponctuation',
};
