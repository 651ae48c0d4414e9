// What a person is told of the devices her account is used from. Names of devices come from a closed list
// (`device-name.ts`); no network address.
import { formatDateTimeFr } from '#contracts/values/french-dates.ts';
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

export const newDeviceNotice = defineNotice<{ device: string; at: string }>({
  kind: 'session.new-device',
  subject: () => 'Nouvelle connexion à votre compte',
  paragraphs: ({ device, at }) => [
    `Votre compte vient d’être ouvert depuis un appareil qu’il ne connaissait pas : ${device}, ${formatDateTimeFr(new Date(at))}.`,
    'Si c’est vous, il n’y a rien à faire. Si ce n’est pas vous, fermez toutes vos sessions sans attendre.',
  ],
  page: () => ({ label: 'Ce n’est pas moi', path: '/compte-compromis' }),
});

export const besideNotice = defineNotice<{ device: string; other: string; at: string }>({
  kind: 'session.beside-another',
  only: 'application',
  subject: () => 'Votre compte est ouvert sur deux appareils',
  paragraphs: ({ device, other, at }) => [
    `${formatDateTimeFr(new Date(at))} : ${device} et ${other} se servent de votre compte en même temps.`,
    'Si les deux sont à vous, il n’y a rien à faire : ce message ne revient pas pour cet appareil avant un mois. Un compte est personnel et ne se partage pas.',
  ],
  page: () => ({ label: 'Voir mes connexions', path: '/compte/connexions' }),
});

export const deviceNotices = [
  newDeviceNotice,
  besideNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
