import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { accountFr } from './account.fr.ts';
import type { Section } from './section-hub.tsx';

/** One page of « Mon compte »; without `roles` everybody has it. */
export type AccountSection = Section & {
  roles?: readonly AccountRole[];
  /** Only where the instance offers Pro Santé Connect. */
  needsPsc?: boolean;
};

/** The pages of « Mon compte », in the order in which people look for them. */
export const accountSections: readonly AccountSection[] = [
  {
    to: '/compte/profil',
    icon: 'person',
    roles: ['pharmacist', 'doctor'],
    ...accountFr.sections.profile,
  },
  { to: '/compte/modeles', icon: 'pencil', roles: ['doctor'], ...accountFr.sections.phrases },
  {
    to: '/mon-activite',
    icon: 'chart',
    roles: ['pharmacist', 'doctor'],
    ...accountFr.sections.activity,
  },
  { to: '/compte/equipe', icon: 'building', roles: ['pharmacist'], ...accountFr.sections.team },
  {
    to: '/compte/disponibilites',
    icon: 'clock',
    roles: ['doctor'],
    ...accountFr.sections.availability,
  },
  { to: '/compte/notifications', icon: 'inbox', ...accountFr.sections.notifications },
  { to: '/compte/securite', icon: 'shield', ...accountFr.sections.security },
  { to: '/compte/mot-de-passe', icon: 'lock', ...accountFr.sections.password },
  { to: '/compte/connexions', icon: 'list', ...accountFr.sections.connections },
  { to: '/compte/adresse', icon: 'mail', ...accountFr.sections.email },
  { to: '/compte/messages', icon: 'mail', ...accountFr.sections.messages },
  {
    to: '/ma-verification',
    icon: 'check',
    roles: ['pharmacist', 'doctor'],
    ...accountFr.sections.verification,
  },
  { to: '/compte/decisions', icon: 'shield', ...accountFr.sections.decisions },
  { to: '/compte/acceptations', icon: 'file', ...accountFr.sections.acceptances },
  { to: '/compte/assistance', icon: 'help', ...accountFr.sections.support },
  { to: '/compte/pro-sante-connect', icon: 'link', needsPsc: true, ...accountFr.sections.psc },
  { to: '/compte/autorisations', icon: 'check', ...accountFr.sections.grants },
  { to: '/compte/donnees', icon: 'download', ...accountFr.sections.data },
];
