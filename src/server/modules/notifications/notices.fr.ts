/** Sentences of the mails. No name, no body part, no disease, no doctor: « un dossier » and its number. */
import type { CaseNoticeKind } from './notices.ts';

export type NoticeSentences = {
  /** `{reference}` is replaced by the number of the case. */
  subject: string;
  paragraphs: readonly string[];
};

export const noticesFr: Record<CaseNoticeKind | 'queue-waiting' | 'test', NoticeSentences> = {
  test: {
    subject: 'Message d’essai',
    paragraphs: ['Ce message que vous avez demandé vous est bien parvenu.'],
  },
  'queue-waiting': {
    subject: 'Des dossiers attendent un avis',
    paragraphs: [
      'Au moins un dossier de votre file attend un médecin. Vous pouvez le prendre dès maintenant.',
    ],
  },
  'clarification-asked': {
    subject: 'Un complément vous est demandé : dossier {reference}',
    paragraphs: [
      'Le médecin a besoin d’un complément pour répondre au dossier {reference}.',
      'Le dossier indique exactement ce qui est demandé. Le médecin reprendra dès votre envoi.',
    ],
  },
  'clarification-reminder': {
    subject: 'Rappel : un complément est attendu, dossier {reference}',
    paragraphs: [
      'Le médecin attend toujours un complément pour répondre au dossier {reference}.',
      'Si un point n’est plus possible, vous pouvez l’indiquer avec la raison.',
    ],
  },
  answered: {
    subject: 'Un avis est arrivé : dossier {reference}',
    paragraphs: ['L’avis du médecin sur le dossier {reference} est prêt à être lu et remis.'],
  },
  'answered-urgent': {
    subject: 'Avis urgent à lire maintenant : dossier {reference}',
    paragraphs: [
      'L’avis du médecin sur le dossier {reference} est marqué urgent.',
      'Lisez-le dès maintenant. Sans lecture dans l’heure, la direction médicale est prévenue.',
    ],
  },
  corrected: {
    subject: 'Un avis a été corrigé : dossier {reference}',
    paragraphs: [
      'Le médecin a signé une nouvelle version de son avis sur le dossier {reference}.',
      'Elle remplace la précédente, qui reste consultable.',
    ],
  },
  'unread-reminder': {
    subject: 'Rappel : un avis n’a pas encore été lu, dossier {reference}',
    paragraphs: ['L’avis sur le dossier {reference} est arrivé et attend d’être lu.'],
  },
  'hand-over-reminder': {
    subject: 'Rappel : un avis reste à remettre, dossier {reference}',
    paragraphs: [
      'L’avis sur le dossier {reference} a été lu, mais sa remise n’est pas encore cochée.',
      'Si elle a eu lieu, il suffit de la cocher dans le dossier.',
    ],
  },
  'follow-up-reply': {
    subject: 'Le médecin a répondu à votre question : dossier {reference}',
    paragraphs: ['Une réponse vous attend dans le dossier {reference}.'],
  },
  ended: {
    subject: 'Un dossier a été clos sans avis : {reference}',
    paragraphs: [
      'La direction médicale a mis fin au dossier {reference} sans avis. La raison figure dans le dossier.',
      'La personne concernée est à réorienter par vos soins.',
    ],
  },
  resubmitted: {
    subject: 'Le complément demandé est arrivé : dossier {reference}',
    paragraphs: ['La pharmacie a répondu à votre demande sur le dossier {reference}. Votre délai reprend.'],
  },
  added: {
    subject: 'Une information a été ajoutée : dossier {reference}',
    paragraphs: ['La pharmacie a ajouté une information au dossier {reference} que vous suivez.'],
  },
  'follow-up-question': {
    subject: 'Une question sur votre avis : dossier {reference}',
    paragraphs: ['La pharmacie vous pose une question sur votre avis, dans le dossier {reference}.'],
  },
  withdrawn: {
    subject: 'Un dossier a été retiré : {reference}',
    paragraphs: [
      'La pharmacie a retiré le dossier {reference} que vous aviez pris. Aucun avis n’est plus attendu.',
    ],
  },
  objected: {
    subject: 'Un dossier est arrêté : {reference}',
    paragraphs: [
      'Le dossier {reference} est arrêté à la suite d’une opposition. Aucun avis n’est plus attendu.',
    ],
  },
  unanswered: {
    subject: 'Sans réponse : dossier {reference}',
    paragraphs: [
      'Le dossier {reference} a parcouru tous les niveaux sans réponse.',
      'Il reste proposé aux médecins du dernier niveau. Vous pouvez le réorienter ou y mettre fin.',
    ],
  },
  'too-old': {
    subject: 'Attente trop longue : dossier {reference}',
    paragraphs: ['Le dossier {reference} est ouvert depuis plus longtemps que la limite fixée.'],
  },
  'urgent-unread': {
    subject: 'Avis urgent non lu : dossier {reference}',
    paragraphs: [
      'L’avis urgent du dossier {reference} n’a pas encore été ouvert par la pharmacie.',
      'Le téléphone de la pharmacie figure dans le dossier.',
    ],
  },
};

export const mailFr = {
  greeting: 'Bonjour,',
  openCase: 'Ouvrir le dossier',
  openQueue: 'Ouvrir la file',
  openPreferences: 'Ouvrir mes notifications',
  footer: (instance: string) =>
    `Ce message automatique de ${instance} ne contient aucune donnée de santé. N’y répondez pas.`,
  phoneCodeTitle: 'Votre code',
  phoneCode: (code: string) =>
    `${code} est votre code pour recevoir des SMS. Il vaut dix minutes. Ne le donnez à personne.`,
  patient: 'Votre avis est disponible à la pharmacie. Pour ne plus recevoir de SMS, répondez STOP.',
  erased: 'Message effacé avec le compte',
  maskedLink: '«lien masqué»',
} as const;
