import type { NoticeChannel, NoticeTopic } from './preference.ts';

export const preferenceErrorsFr = {
  'preference.changed':
    'Vos préférences ont été modifiées depuis un autre appareil. Relisez-les, puis enregistrez de nouveau.',
  'preference.channel_off':
    'Ce moyen n’est pas disponible pour vous. Vérifiez votre téléphone ou cet appareil.',
  'preference.too_soon': 'Un message d’essai vient de partir. Attendez quelques minutes avant le suivant.',
  'preference.device_not_found': 'Cet appareil n’est plus dans votre liste.',
  'phone.not_mobile': 'Ce numéro ne peut pas recevoir de SMS. Indiquez un numéro de mobile.',
  'phone.code_wrong': 'Ce code n’est pas le bon, ou n’est plus valable. Demandez-en un autre.',
  'phone.too_many': 'Trop de codes demandés. Attendez une heure.',
  'sms.report_refused': 'Cet appel n’est pas signé par le fournisseur de SMS.',
} as const;
export type PreferenceErrorCode = keyof typeof preferenceErrorsFr;

export const noticeTopicsFr: Record<NoticeTopic, { label: string; hint: string }> = {
  queue: { label: 'La file', hint: 'Des dossiers attendent un médecin de votre niveau.' },
  case: { label: 'Mes dossiers', hint: 'Un avis, un complément, une question.' },
  urgent: { label: 'Les urgences', hint: 'Un avis urgent est à lire.' },
  direction: { label: 'Le suivi des délais', hint: 'Un dossier reste sans réponse ou attend trop.' },
  service: { label: 'Les messages courants du service', hint: 'Assistance, équipe, signalements.' },
};

export const noticeChannelsFr: Record<NoticeChannel, string> = {
  mail: 'E-mail',
  sms: 'SMS',
  push: 'Notification sur l’appareil',
};
