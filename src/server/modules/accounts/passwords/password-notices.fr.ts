// The mail that opens the way to a new password (B-038), and what a person is told of a change.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

export const passwordLinkMinutes = 30;

export const passwordLinkNotice = defineNotice<Record<string, never>>({
  kind: 'account.password-link',
  only: 'mail',
  subject: () => 'Choisir un nouveau mot de passe',
  paragraphs: () => [
    `Voici le lien pour choisir un nouveau mot de passe. Il sert une fois et vaut ${passwordLinkMinutes} minutes.`,
    'Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.',
  ],
  secretPage: (_data, token) => ({ label: 'Choisir un mot de passe', path: `/mot-de-passe/${token}` }),
});

const passkeysKept = (count: number) =>
  count === 1
    ? 'Une clé d’accès reste sur ce compte et continue de l’ouvrir. Vérifiez que vous la reconnaissez.'
    : `${count} clés d’accès restent sur ce compte et continuent de l’ouvrir. Vérifiez que vous les reconnaissez toutes.`;

/** `passkeys`: how many still open the account; absent from notices written before there were any. */
export const passwordChangedNotice = defineNotice<{ passkeys?: number }>({
  kind: 'account.password-changed',
  subject: () => 'Votre mot de passe a changé',
  paragraphs: ({ passkeys = 0 }) => [
    'Le mot de passe de votre compte vient d’être changé.',
    ...(passkeys > 0 ? [passkeysKept(passkeys)] : []),
    'Si vous n’en êtes pas à l’origine, demandez un nouveau mot de passe et prévenez-nous sans attendre.',
  ],
  page: () => ({ label: 'Voir la sécurité du compte', path: '/compte/securite' }),
});

export const passwordReminderNotice = defineNotice<Record<string, never>>({
  kind: 'account.password-reminder',
  only: 'application',
  subject: () => 'Votre mot de passe date un peu',
  paragraphs: () => ['Vous pouvez le changer quand vous voulez. Rien ne presse : il reste valable.'],
  page: () => ({ label: 'Changer de mot de passe', path: '/compte/mot-de-passe' }),
});

export const passwordNotices = [
  passwordLinkNotice,
  passwordChangedNotice,
  passwordReminderNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
