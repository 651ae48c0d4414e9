// What a person is told of every change of the second factor, in the application and by mail.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';
import type { FactorChange } from './second-factor.audit.ts';

const saidOf: Record<FactorChange, string> = {
  'totp-set': 'Un second facteur vient d’être ajouté à votre compte.',
  'totp-removed': 'Le second facteur de votre compte vient d’être retiré.',
  'recovery-codes-renewed':
    'De nouveaux codes de secours viennent d’être créés. Les anciens ne valent plus rien.',
  'recovery-code-used': 'Un code de secours vient de servir à se connecter à votre compte.',
};

export const factorChangedNotice = defineNotice<{ what: string }>({
  kind: 'account.second-factor-changed',
  subject: () => 'Sécurité de votre compte',
  paragraphs: ({ what }) => [
    saidOf[what as FactorChange],
    'Si vous n’en êtes pas à l’origine, changez votre mot de passe et prévenez-nous sans attendre.',
  ],
  page: () => ({ label: 'Voir la sécurité du compte', path: '/compte/securite' }),
});

export const secondFactorNotices = [
  factorChangedNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
