// What the person hears of a recovery, at the address of record; and operators, that somebody waits.
import { recoveryDelayHours } from '#contracts/accounts/recovery.vocabulary.ts';
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

export const recoveryWaitingNotice = defineNotice<{ recoveryId: string }>({
  kind: 'recovery.waiting',
  subject: () => 'Une personne n’a plus accès à son compte',
  paragraphs: () => ['Elle attend une vérification de son identité.'],
  page: ({ recoveryId }) => ({ label: 'Voir la demande', path: `/exploitation/acces-perdus/${recoveryId}` }),
});

export const recoveryLinkNotice = defineNotice({
  kind: 'recovery.link',
  subject: () => 'L’assistance vous envoie un lien de mot de passe',
  paragraphs: () => [
    'À votre demande, après vérification de votre identité, un autre message vous mène à un nouveau mot de passe. Vos sessions sont fermées.',
    'Si vous n’avez rien demandé, écrivez à l’assistance.',
  ],
});

export const recoveryPlannedNotice = defineNotice<{ address: boolean; factor: boolean }>({
  kind: 'recovery.planned',
  subject: () => 'Un nouvel accès à votre compte est demandé',
  paragraphs: ({ address, factor }) => [
    `Quelqu’un dit avoir perdu l’accès à votre compte. Après vérification de son identité, dans ${recoveryDelayHours} heures : ${[
      ...(address ? ['l’adresse e-mail de votre compte sera remplacée'] : []),
      ...(factor ? ['votre second facteur sera retiré'] : []),
    ].join(', et ')}.`,
    'Ce n’est pas vous ? Ouvrez le lien de l’e-mail envoyé à l’adresse de votre compte : rien ne changera, et l’assistance sera prévenue.',
  ],
  secretPage: (_data, token) => ({ label: 'Ce n’est pas moi', path: `/acces-perdu/arret/${token}` }),
});

export const recoveryDoneNotice = defineNotice({
  kind: 'recovery.done',
  subject: () => 'Votre accès est rétabli par l’assistance',
  paragraphs: () => [
    'Vos sessions sont fermées et l’ancien mot de passe ne sert plus. Un autre message vous mène à un nouveau mot de passe.',
  ],
});

export const recoveryLeftNotice = defineNotice({
  kind: 'recovery.address-left',
  only: 'mail',
  subject: () => 'L’adresse e-mail de votre compte a été remplacée',
  paragraphs: () => [
    'Après vérification d’identité par l’assistance et 24 heures d’attente, votre compte utilise une autre adresse.',
    'Si vous n’en êtes pas à l’origine, écrivez à l’exploitant du service sans attendre.',
  ],
});

export const recoveryClosedNotice = defineNotice({
  kind: 'recovery.not-done',
  subject: () => 'Rien n’est changé à l’accès de votre compte',
  paragraphs: () => [
    'La demande d’un nouvel accès à votre compte est abandonnée. Votre compte reste comme il est.',
  ],
});

export const recoveryNotices = [
  recoveryWaitingNotice,
  recoveryLinkNotice,
  recoveryPlannedNotice,
  recoveryDoneNotice,
  recoveryLeftNotice,
  recoveryClosedNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
