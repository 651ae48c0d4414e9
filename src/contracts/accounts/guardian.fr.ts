import type { GuardianRelation } from './guardian.contract.ts';

export const guardianErrorsFr = {
  'guardian.not_needed': 'Ce compte n’a besoin de l’accord de personne.',
  'guardian.own_address': 'Indiquez l’adresse de votre parent ou représentant, pas celle de votre compte.',
  'guardian.already_given': 'Un parent ou représentant a déjà donné son accord.',
  'guardian.not_asked': 'Personne n’attend de message : indiquez d’abord votre parent ou représentant.',
  'guardian.too_many': 'Trop de demandes. Patientez un moment avant de recommencer.',
  'guardian.link_gone':
    'Ce lien n’est plus valable : il a déjà servi, a été remplacé ou son délai est passé.',
  'guardian.text_changed': 'Le texte vient de changer. Relisez-le avant de répondre.',
} as const;
export type GuardianErrorCode = keyof typeof guardianErrorsFr;

export const guardianRelationsFr: Record<GuardianRelation, string> = {
  mother: 'Mère',
  father: 'Père',
  representative: 'Tuteur ou représentant légal',
};

/** One version of what a guardian agrees to. A version that was shown never changes: its hash is in the archive. */
export type GuardianText = { version: number; paragraphs: readonly string[]; declaration: string };

export const guardianTexts: readonly GuardianText[] = [
  {
    version: 1,
    paragraphs: [
      'Cette personne veut utiliser la plateforme. Elle est mineure ou protégée par la loi\u00a0: son compte reste inactif tant que le titulaire de l’autorité parentale ou le représentant légal n’a pas donné son accord.',
      'Donner votre accord, c’est accepter qu’elle utilise ce compte selon les conditions d’utilisation et que ses données, y compris de santé, y soient traitées comme l’explique la politique de confidentialité.',
      'Vous pouvez retirer votre accord à tout moment, sans motif : le compte redevient aussitôt inactif. L’accord cesse d’être nécessaire aux 18 ans de la personne, sauf mesure de protection.',
      'Nous conservons la preuve de votre réponse\u00a0: votre nom, votre lien avec elle, ce texte, la date, l’heure et l’adresse réseau.',
    ],
    declaration:
      'Je déclare être titulaire de l’autorité parentale ou représentant légal de cette personne, et je consens à ce qu’elle utilise ce compte.',
  },
];

/** The text that is shown now. */
export function currentGuardianText(): GuardianText {
  const text = guardianTexts.at(-1);
  if (!text) throw new RangeError('no text for guardians');
  return text;
}
