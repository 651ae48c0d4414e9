// Told at once by mail: a new way into an account, or one that is gone.
import { defineNotice, type NoticeKind } from '../../audit/public.ts';

const page = () => ({ label: 'Voir mes moyens de connexion', path: '/compte/pro-sante-connect' });
const unexpected =
  'Si ce n’est pas vous, changez votre mot de passe et signalez-le sans attendre depuis votre espace.';

export const pscLinkedNotice = defineNotice<Record<string, never>>({
  kind: 'account.psc-linked',
  subject: () => 'Votre compte est lié à Pro Santé Connect',
  paragraphs: () => ['Votre compte peut désormais être ouvert avec Pro Santé Connect.', unexpected],
  page,
});

export const pscUnlinkedNotice = defineNotice<Record<string, never>>({
  kind: 'account.psc-unlinked',
  subject: () => 'Votre compte n’est plus lié à Pro Santé Connect',
  paragraphs: () => ['Votre compte ne peut plus être ouvert avec Pro Santé Connect.', unexpected],
  page,
});

export const pscNotices: readonly NoticeKind[] = [pscLinkedNotice, pscUnlinkedNotice];
