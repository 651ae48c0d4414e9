// The holder hears of every authorisation and of every token: a token one did not make is a sign of an intrusion.
import type { GrantScope } from '#contracts/grants/grant.contract.ts';
import { grantScopesFr } from '#contracts/grants/grant.fr.ts';
import { defineNotice, type NoticeKind } from '../audit/public.ts';

type About = { scope: string };
const scopeOf = ({ scope }: About) => grantScopesFr[scope as GrantScope];
const own = () => ({ label: 'Voir mes autorisations', path: '/compte/autorisations' });

export const grantGivenNotice = defineNotice<About>({
  kind: 'grant.given',
  subject: () => 'Une autorisation vous est donnée',
  paragraphs: (data) => [
    `L’exploitant vous donne une autorisation : « ${scopeOf(data)} ».`,
    'Ses dates et son motif sont dans votre espace.',
  ],
  page: own,
});

export const grantRevokedNotice = defineNotice<About>({
  kind: 'grant.revoked',
  subject: () => 'Une autorisation prend fin',
  paragraphs: (data) => [
    `L’exploitant retire une autorisation : « ${scopeOf(data)} ». Elle ne vaut plus dès maintenant.`,
    'Le motif est dans votre espace.',
  ],
  page: own,
});

export const tokenMadeNotice = defineNotice<Record<never, never>>({
  kind: 'token.made',
  subject: () => 'Un jeton d’accès a été créé sur votre compte',
  paragraphs: () => [
    'Un jeton d’accès vient d’être créé sur votre compte.',
    'Si ce n’est pas vous, révoquez-le et changez votre mot de passe.',
  ],
  page: own,
});

export const tokenRevokedNotice = defineNotice<Record<never, never>>({
  kind: 'token.revoked',
  subject: () => 'Un jeton d’accès a été révoqué',
  paragraphs: () => ['Un jeton d’accès de votre compte ne fonctionne plus.'],
  page: own,
});

export const grantNotices = [
  grantGivenNotice,
  grantRevokedNotice,
  tokenMadeNotice,
  tokenRevokedNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
