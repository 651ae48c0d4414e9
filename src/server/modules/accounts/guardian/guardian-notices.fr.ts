// Mails to a guardian, and what the person is told of the answer. Neither names anybody.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

export const guardianLinkDays = 14;
export const standingLinkDays = 365;

export const guardianAskedNotice = defineNotice({
  kind: 'guardian.asked',
  only: 'mail',
  subject: () => 'Votre accord est demandé pour un compte',
  paragraphs: () => [
    'Une personne mineure ou protégée vous a désigné comme titulaire de l’autorité parentale ou représentant légal. Son compte reste inactif tant que vous n’avez pas donné votre accord.',
    `Le lien vaut ${guardianLinkDays} jours et ne sert qu’une fois. Si ce message ne vous concerne pas, ne faites rien.`,
  ],
  secretPage: (_data, token) => ({
    label: 'Lire et répondre',
    path: `/consentement-parental#${token}`,
  }),
});

export const guardianStandingNotice = defineNotice({
  kind: 'guardian.standing',
  only: 'mail',
  subject: () => 'Votre accord pour un compte',
  paragraphs: () => [
    'Vous avez donné votre accord à l’utilisation d’un compte. Gardez ce message : son lien vous permet de retirer votre accord à tout moment.',
    `Le lien vaut ${standingLinkDays} jours. Vous pouvez en demander un autre depuis la page qu’il ouvre, même expiré.`,
  ],
  secretPage: (_data, token) => ({
    label: 'Voir ou retirer mon accord',
    path: `/consentement-parental#${token}`,
  }),
});

/** To who refused or withdrew, when somebody else is named afterwards: a child does not choose a way around a parent. */
export const guardianReplacedNotice = defineNotice({
  kind: 'guardian.replaced',
  only: 'mail',
  subject: () => 'Une autre personne a été désignée',
  paragraphs: () => [
    'Vous avez refusé ou retiré votre accord à l’utilisation d’un compte. Une autre personne vient d’être désignée pour le donner. Si cela vous inquiète, écrivez à l’exploitant, dont les coordonnées figurent dans les mentions légales.',
  ],
  page: () => ({ label: 'Lire les mentions légales', path: '/textes/legal-notice' }),
});

export const guardianAnsweredNotice = defineNotice<{ isGiven: boolean }>({
  kind: 'guardian.answered',
  subject: ({ isGiven }) => (isGiven ? 'Votre compte est actif' : 'L’accord demandé a été refusé'),
  paragraphs: ({ isGiven }) => [
    isGiven
      ? 'La personne que vous avez désignée a donné son accord : vous pouvez utiliser votre compte.'
      : 'La personne que vous avez désignée n’a pas donné son accord : votre compte reste inactif. Vous pouvez en désigner une autre.',
  ],
});

export const guardianWithdrewNotice = defineNotice({
  kind: 'guardian.withdrawn',
  subject: () => 'L’accord donné pour votre compte est retiré',
  paragraphs: () => [
    'La personne qui avait donné son accord l’a retiré : votre compte est de nouveau inactif. Vos données sont conservées ; vous pouvez les télécharger ou fermer le compte.',
  ],
});

export const guardianNotices: readonly NoticeKind[] = [
  guardianAskedNotice,
  guardianStandingNotice,
  guardianReplacedNotice,
  guardianAnsweredNotice as NoticeKind,
  guardianWithdrewNotice,
];
