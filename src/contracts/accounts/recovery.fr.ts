import type { RecoveryCheck, RecoveryMeans } from './recovery.vocabulary.ts';

export const recoveryErrorsFr = {
  'recovery.not_found': 'Cette demande n’existe pas.',
  'recovery.settled': 'Cette demande est déjà réglée.',
  'recovery.no_account': 'Aucun compte ne porte cette adresse ni ce numéro.',
  'recovery.own_account': 'Un autre exploitant doit s’occuper de votre propre compte.',
  'recovery.already_planned': 'Une autre décision attend déjà pour ce compte.',
  'recovery.address_missing': 'Saisissez la nouvelle adresse.',
  'recovery.address_taken': 'Cette adresse est celle d’un compte.',
  'recovery.link_spent': 'Ce lien a déjà servi ou n’est plus valable.',
} as const;
export type RecoveryErrorCode = keyof typeof recoveryErrorsFr;

export const recoveryChecksFr: Record<RecoveryCheck, string> = {
  'register-entry': 'Inscription au répertoire professionnel consultée, nom et numéro concordent',
  'call-back': 'Rappel au numéro qui figure au dossier, la personne a répondu',
  'identity-document': 'Pièce d’identité vue (elle n’est pas conservée)',
  'work-place': 'Lieu d’exercice joint par un numéro public, il confirme la demande',
  'video-call': 'Personne vue en visioconférence, pièce d’identité en main',
};

export const recoveryMeansFr: Record<RecoveryMeans, string> = {
  link: 'Envoyer un lien de mot de passe à l’adresse du dossier',
  address: 'Remplacer l’adresse, dans 24 heures',
  factor: 'Retirer le second facteur, dans 24 heures',
  'address-and-factor': 'Remplacer l’adresse et retirer le second facteur, dans 24 heures',
};
