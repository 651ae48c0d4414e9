// Mails and notices of registering. The first two answer the same request, so that only the owner of the address learns
// whether it was known.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

export const confirmEmailNotice = defineNotice({
  kind: 'registration.confirm-email',
  only: 'mail',
  subject: () => 'Confirmez votre adresse e-mail',
  paragraphs: () => [
    'Une inscription a été commencée avec cette adresse. Ouvrez le lien pour la confirmer, avec le mot de passe que vous venez de choisir. Le lien vaut 48 heures et ne sert qu’une fois.',
    'Si ce n’est pas vous, ne faites rien : sans confirmation, rien ne s’ouvre.',
  ],
  secretPage: (_data, token) => ({
    label: 'Confirmer mon adresse',
    path: `/inscription/confirmation/${token}`,
  }),
});

export const alreadyKnownNotice = defineNotice({
  kind: 'registration.already-known',
  only: 'mail',
  subject: () => 'Vous avez déjà un compte',
  paragraphs: () => [
    'Quelqu’un a commencé une inscription avec cette adresse, qui a déjà un compte. Si c’est vous, connectez-vous ; un mot de passe oublié se remplace depuis la page de connexion.',
    'Si ce n’est pas vous, ne faites rien : votre compte est inchangé.',
  ],
  page: () => ({ label: 'Se connecter', path: '/' }),
});

export const registeredNotice = defineNotice({
  kind: 'registration.completed',
  subject: () => 'Votre inscription est enregistrée',
  paragraphs: () => [
    'Nous vérifions votre situation professionnelle. Le service s’ouvre dès que c’est fait : vous en recevrez un message.',
  ],
});

export const registrationNotices: readonly NoticeKind[] = [
  confirmEmailNotice,
  alreadyKnownNotice,
  registeredNotice,
];
