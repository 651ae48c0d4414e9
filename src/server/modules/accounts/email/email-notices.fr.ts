// Mails about the address of an account: to the new one, to the former one, and to whoever already has it.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

export const confirmMinutes = 60;
export const undoHours = 72;

export const confirmNewEmailNotice = defineNotice({
  kind: 'account.confirm-new-email',
  only: 'mail',
  subject: () => 'Confirmez votre nouvelle adresse e-mail',
  paragraphs: () => [
    `Un compte demande à utiliser cette adresse. Ouvrez le lien pour la confirmer : il sert une fois et vaut ${confirmMinutes} minutes.`,
    'Si vous n’avez rien demandé, ne faites rien : rien ne change.',
  ],
  secretPage: (_data, token) => ({
    label: 'Confirmer cette adresse',
    path: `/adresse/confirmation/${token}`,
  }),
});

export const emailWantedNotice = defineNotice({
  kind: 'account.email-wanted',
  only: 'mail',
  subject: () => 'Votre adresse a été demandée pour un autre compte',
  paragraphs: () => [
    'Quelqu’un a voulu utiliser cette adresse pour un autre compte. Elle est la vôtre et le reste : rien ne change.',
    'Si c’est vous, gardez un seul compte, ou choisissez une autre adresse.',
  ],
});

export const formerEmailNotice = defineNotice({
  kind: 'account.email-left',
  only: 'mail',
  subject: () => 'L’adresse e-mail de votre compte a changé',
  paragraphs: () => [
    'Votre compte utilise désormais une autre adresse e-mail. Celle-ci ne sert plus à vous connecter.',
    `Ce n’est pas vous ? Ouvrez le lien dans les ${undoHours} heures : cette adresse est rétablie, les sessions sont fermées et l’assistance est prévenue.`,
  ],
  secretPage: (_data, token) => ({ label: 'Ce n’est pas moi', path: `/adresse/annulation/${token}` }),
});

export const emailChangedNotice = defineNotice({
  kind: 'account.email-changed',
  subject: () => 'Votre nouvelle adresse e-mail est enregistrée',
  paragraphs: () => [
    'Connectez-vous désormais avec cette adresse. L’ancienne en a été prévenue.',
    'Si vous n’en êtes pas à l’origine, écrivez à l’assistance sans attendre.',
  ],
  page: () => ({ label: 'Voir mon adresse', path: '/compte/adresse' }),
});

export const emailRestoredNotice = defineNotice({
  kind: 'account.email-restored',
  subject: () => 'Votre ancienne adresse e-mail est rétablie',
  paragraphs: () => [
    'Les sessions de votre compte sont fermées et son mot de passe ne sert plus. L’assistance est prévenue.',
    'Un autre message vous mène à un nouveau mot de passe.',
  ],
});

export const emailNotices: readonly NoticeKind[] = [
  confirmNewEmailNotice,
  emailWantedNotice,
  formerEmailNotice,
  emailChangedNotice,
  emailRestoredNotice,
];
