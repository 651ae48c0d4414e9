import type { AccountRole } from '../accounts/account.vocabulary.ts';
import type { LegalKind } from './legal.vocabulary.ts';

export const legalKindsFr: Readonly<Record<LegalKind, string>> = {
  terms: 'Conditions générales d’utilisation',
  'sales-terms': 'Conditions générales de vente',
  privacy: 'Politique de confidentialité',
  cookies: 'Cookies',
  'legal-notice': 'Mentions légales',
  'gdpr-annex': 'Annexe sur le traitement des données (RGPD, art. 28)',
  'sub-processors': 'Sous-traitants ultérieurs',
  accessibility: 'Déclaration d’accessibilité',
};

/** Shown beside the box of acceptance and kept with it. */
const attestationFr = [
  'J’atteste avoir lu ces textes avant toute utilisation, et avoir disposé des informations et des compétences nécessaires pour juger que le service me convient.',
  'JE GARANTIS N’UTILISER LE SERVICE NI À DES FINS ILLICITES OU IMMORALES, NI HORS DE SON OBJET.',
] as const;

/** who treats patients answers for their data. */
const controllerFr =
  'EN QUALITÉ DE RESPONSABLE DU TRAITEMENT, JE GARANTIS TRAITER LES DONNÉES DES PATIENTS ET DES TIERS DANS LE RESPECT DU RGPD. L’EXPLOITANT NE RÉPOND PAS DE MES MANQUEMENTS.';

/** The doctor treats them on behalf of the pharmacy, unless the annex of the instance says otherwise (B-069). */
const processorFr =
  'DANS LE RÔLE QUE L’ANNEXE ME DONNE, JE GARANTIS TRAITER LES DONNÉES DES PATIENTS ET DES TIERS DANS LE RESPECT DU RGPD. L’EXPLOITANT NE RÉPOND PAS DE MES MANQUEMENTS.';

const roleWordsFr: Partial<Record<AccountRole, string>> = { pharmacist: controllerFr, doctor: processorFr };

/** The exact words a person of this role accepts. */
export function attestationOf(role: AccountRole): string {
  const own = roleWordsFr[role];
  return [...attestationFr, ...(own ? [own] : [])].join('\n\n');
}

export const legalErrorsFr = {
  'legal.not_found': 'Ce texte n’existe pas.',
  'legal.text_changed': 'Le texte à accepter a changé entre-temps. Relisez-le, puis confirmez.',
  'legal.notice_too_short':
    'Une nouvelle version s’annonce au moins 15 jours avant son effet. Indiquez par écrit ce qui impose un délai plus court.',
  'legal.effect_in_past': 'La date d’effet est déjà passée.',
  'legal.effect_not_last':
    'Une version publiée prend effet à cette date ou plus tard. Choisissez une date ultérieure.',
  'legal.nothing_changed': 'Ce texte est identique à la dernière version publiée.',
  'legal.translation_without_french':
    'Une traduction suit une version française publiée et non encore traduite.',
  'legal.not_translated': 'Cette version n’est pas traduite dans cette langue.',
  'legal.already_in_force': 'Cette version s’applique déjà : elle ne se retire plus, une autre la remplace.',
  'legal.facts_missing':
    'Ce texte contient encore des informations de démonstration ou à compléter sur l’exploitant.',
} as const;
export type LegalErrorCode = keyof typeof legalErrorsFr;
