// What people are told about their own data.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

const page = () => ({ label: 'Voir mon profil', path: '/compte/profil' });

export const correctedNotice = defineNotice({
  kind: 'profile.corrected',
  subject: () => 'Vos informations ont été modifiées à votre demande',
  paragraphs: () => [
    'L’exploitant a modifié votre profil à la suite d’un message reçu de votre part. Ce qui a changé figure dans votre profil. Si vous n’avez rien demandé, signalez-le aussitôt.',
  ],
  page,
});

export const verifiedAgainNotice = defineNotice({
  kind: 'profile.verified-again',
  subject: () => 'Votre situation va être vérifiée à nouveau',
  paragraphs: () => [
    'Votre nom, votre numéro RPPS ou votre pharmacie a changé : le service s’ouvre à nouveau dès que la vérification est faite.',
  ],
  page,
});

export const profileNotices: readonly NoticeKind[] = [correctedNotice, verifiedAgainNotice];
