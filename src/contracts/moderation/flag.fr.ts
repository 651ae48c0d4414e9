import type { FlagAct, FlagGround, FlagSubject } from './flag.contract.ts';

export const flagErrorsFr = {
  'flag.not_found': 'Ce signalement n’existe pas ou ne vous est pas destiné.',
  'flag.subject_not_found': 'Ce contenu n’existe pas ou ne vous est pas visible.',
  'flag.already_made': 'Vous avez déjà signalé ce contenu. Une réponse vous parviendra.',
  'flag.already_settled': 'Une décision a déjà été prise sur ce signalement.',
  'flag.own_content': 'Vous ne pouvez pas signaler votre propre contenu.',
  'flag.not_for_you': 'Ce contenu relève de la direction médicale.',
  'flag.cannot_hide': 'Seul un message ou un fichier peut être masqué.',
  'flag.open_content_first': 'Ouvrez d’abord le dossier, avec un motif, pour lire ce qui est signalé.',
  'item.not_found': 'Ce contenu n’existe pas ou n’est pas le vôtre.',
  'item.not_hidden': 'Ce contenu n’est pas masqué.',
} as const;
export type FlagErrorCode = keyof typeof flagErrorsFr;

export const flagSubjectsFr: Record<FlagSubject, string> = {
  profile: 'un profil',
  case: 'un dossier',
  message: 'un message',
  photo: 'une photo',
  document: 'un document',
  link: 'un lien',
};

export const flagGroundsFr: Record<FlagGround, string> = {
  aggressive: 'Agressif',
  threatening: 'Menaçant',
  malicious: 'Malveillant',
  defamatory: 'Diffamatoire',
  false: 'Mensonger',
  pornographic: 'Pornographique',
  paedophile: 'Pédopornographique',
  obscene: 'Obscène',
  vulgar: 'Vulgaire',
  racist: 'Raciste',
  xenophobic: 'Xénophobe',
  hateful: 'Haineux',
  'sexually-explicit': 'Sexuellement explicite',
  violent: 'Violent',
  indecent: 'Indécent',
  objectionable: 'Autrement répréhensible',
  'intellectual-property': 'Atteinte à la propriété intellectuelle',
  privacy: 'Atteinte à la vie privée',
  'image-rights': 'Atteinte au droit à l’image',
  'other-right': 'Atteinte à un autre droit',
  malware: 'Fichier dangereux',
  harassment: 'Harcèlement',
  'pyramid-sale': 'Vente pyramidale',
  'mass-mailing': 'Envoi en nombre',
  'unwanted-promotion': 'Publicité non sollicitée',
  'unlawful-link': 'Lien vers un contenu illicite ou indécent',
  'asks-for-data': 'Demande de données personnelles ou d’identifiants',
  unrelated: 'Sans rapport avec le dossier',
};

export const flagActsFr: Record<FlagAct, string> = {
  hide: 'Masquer',
  remove: 'Retirer',
  dismiss: 'Classer sans suite',
  measure: 'Une mesure a été prise',
};
