// Notices about a pharmacy's team. No name in them: who it is stands on the page, behind the sign-in.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

const page = () => ({ label: 'Voir mon équipe', path: '/compte/equipe' });

export const joinRequestNotice = defineNotice({
  kind: 'team.join-request',
  subject: () => 'Une personne demande à rejoindre votre équipe',
  paragraphs: () => [
    'Un pharmacien vient de s’inscrire avec le numéro FINESS de votre pharmacie. Acceptez sa demande si vous le connaissez, refusez-la sinon.',
  ],
  page,
});

export const teamNotices: readonly NoticeKind[] = [joinRequestNotice];
