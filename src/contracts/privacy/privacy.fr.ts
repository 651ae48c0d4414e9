export const privacyErrorsFr = {
  'privacy.too_large': 'Votre export dépasse ce qui peut être préparé en une fois. Écrivez à l’assistance.',
  'privacy.export_busy': 'Un export est déjà en préparation. Recommencez dans une minute.',
  'privacy.not_exported': 'Téléchargez d’abord vos données, ou indiquez que vous y renoncez.',
  'privacy.already_closing': 'La fermeture de ce compte est déjà demandée.',
  'privacy.not_closing': 'Aucune fermeture n’est en cours, ou son délai est passé.',
  'privacy.last_director':
    'Ce compte est le dernier de son rôle : l’instance ne peut pas fonctionner sans lui.',
  'privacy.certificate_not_found': 'Ce certificat n’existe pas.',
  'privacy.account_not_found': 'Aucun compte ne porte cet identifiant.',
  'privacy.bad_email': 'Cette adresse e-mail n’est pas valable.',
} as const;

/** What stays after an account was erased, and why. */
export const keptFr = [
  {
    what: 'Les demandes envoyées, avis et comptes rendus',
    why: 'Dossier médical tenu par la pharmacie et le médecin : 20 ans, et jusqu’aux 28 ans d’un patient mineur.',
  },
  { what: 'Les factures', why: 'Obligation comptable : 10 ans.' },
  {
    what: 'La trace des actes, sans nom',
    why: 'Preuve de ce qui a été fait. Elle ne contient que des identifiants et des empreintes.',
  },
] as const;

export const erasedFr = {
  profile: 'Identité et coordonnées',
  drafts: 'Demandes jamais envoyées',
  sessions: 'Sessions et moyens de connexion',
  links: 'Liens et adresses associées',
  addresses: 'Adresses réseau de connexion',
} as const;
