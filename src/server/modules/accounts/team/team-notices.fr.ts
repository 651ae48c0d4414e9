// Notices about a pharmacy's team. No name in them: who it is stands on the page, behind the sign-in.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

const page = () => ({ label: 'Voir mon équipe', path: '/compte/equipe' });

export const joinRequestNotice = defineNotice({
  kind: 'team.join-request',
  subject: () => 'Une personne demande à rejoindre votre équipe',
  paragraphs: () => [
    'Un pharmacien demande à rejoindre votre pharmacie. Acceptez sa demande si vous le connaissez, refusez-la sinon.',
  ],
  page,
});

export const invitationNotice = defineNotice({
  kind: 'team.invitation',
  only: 'mail',
  subject: () => 'Invitation à rejoindre une pharmacie',
  paragraphs: () => [
    'Un confrère vous invite à créer votre propre compte dans l’équipe de sa pharmacie. Le lien vaut sept jours et ne sert qu’une fois.',
    'Si cette invitation ne vous dit rien, ne faites rien.',
  ],
  secretPage: (_data, token) => ({ label: 'Créer mon compte', path: `/inscription/invitation/${token}` }),
});

export const requestAnsweredNotice = defineNotice<{ isAccepted: boolean }>({
  kind: 'team.request-answered',
  subject: ({ isAccepted }) =>
    isAccepted ? 'Votre demande est acceptée' : 'Votre demande n’a pas été acceptée',
  paragraphs: ({ isAccepted }) => [
    isAccepted
      ? 'Vous faites maintenant partie de l’équipe de la pharmacie.'
      : 'La pharmacie n’a pas accepté votre demande. Vous pouvez en rejoindre une autre depuis « Mon équipe ».',
  ],
  page,
});

export const removedNotice = defineNotice({
  kind: 'team.removed',
  subject: () => 'Vous ne faites plus partie de cette pharmacie',
  paragraphs: () => [
    'Votre compte reste le vôtre, sans pharmacie : vos sessions sont fermées et les dossiers restent à la pharmacie. Vous pouvez en rejoindre une autre depuis « Mon équipe ».',
  ],
  page,
});

export const ownerNotice = defineNotice({
  kind: 'team.owner',
  subject: () => 'L’équipe de votre pharmacie vous est confiée',
  paragraphs: () => ['Vous pouvez désormais inviter et retirer des personnes de l’équipe.'],
  page,
});

export const teamNotices: readonly NoticeKind[] = [
  joinRequestNotice,
  invitationNotice,
  requestAnsweredNotice as NoticeKind,
  removedNotice,
  ownerNotice,
];
