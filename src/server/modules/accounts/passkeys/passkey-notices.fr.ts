// What a person is told of every change of the passkeys of the account, in the application and by mail.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

export type PasskeyNews = 'added' | 'removed' | 'revoked' | 'counter';

const saidOf: Record<PasskeyNews, readonly string[]> = {
  added: ['Une clé d’accès vient d’être ajoutée à votre compte.'],
  removed: ['Une clé d’accès vient d’être retirée de votre compte.'],
  revoked: [
    'Vous avez signalé que votre compte est compromis : toutes ses clés d’accès ont été retirées.',
    'Pour revenir, choisissez un nouveau mot de passe, puis utilisez votre application de codes ou un code de secours.',
  ],
  counter: [
    'Une clé d’accès de votre compte a été refusée : son compteur a reculé. Elle a peut-être été copiée.',
    'Dans le doute, retirez-la.',
  ],
};

export const passkeyNotice = defineNotice<{ what: string }>({
  kind: 'account.passkey-changed',
  subject: () => 'Clés d’accès de votre compte',
  paragraphs: ({ what }) => [
    ...saidOf[what as PasskeyNews],
    'Si vous n’en êtes pas à l’origine, changez votre mot de passe et prévenez-nous sans attendre.',
  ],
  page: () => ({ label: 'Voir la sécurité du compte', path: '/compte/securite' }),
});

export const passkeyNotices = [passkeyNotice] as readonly NoticeKind<never>[] as readonly NoticeKind[];
