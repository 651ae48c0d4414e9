import { createRoute } from '@tanstack/react-router';
import { hindrances } from '#contracts/accounts/account.vocabulary.ts';
import { ActivityRoute } from '#web/features/activity/routes.tsx';
import { AvailabilityRoute } from '#web/features/availability/routes.tsx';
import { ConnectionsRoute } from '#web/features/connections/routes.tsx';
import { EmailRoute } from '#web/features/email/routes.tsx';
import { OwnGrantsRoute } from '#web/features/grants/routes.tsx';
import { AcceptancesRoute } from '#web/features/legal/routes.tsx';
import { DecisionsRoute } from '#web/features/moderation/routes.tsx';
import { MessagesRoute } from '#web/features/notices/routes.tsx';
import { NotificationChoicesRoute } from '#web/features/notification-choices/routes.tsx';
import { ChangePasswordRoute } from '#web/features/password/routes.tsx';
import { PhrasesRoute } from '#web/features/phrases/routes.tsx';
import { OwnDataRoute } from '#web/features/privacy/routes.tsx';
import { OwnVerificationRoute } from '#web/features/professionals/routes.tsx';
import { ProfileRoute } from '#web/features/profile/routes.tsx';
import { PscLinkRoute, SecurityRoute } from '#web/features/security/routes.tsx';
import { SupportRoute, TicketRoute } from '#web/features/support/routes.tsx';
import { TeamRoute } from '#web/features/team/routes.tsx';
import { AccountHub } from './account-hub.tsx';
import { rootRoute } from './root-route.tsx';

const getParentRoute = () => rootRoute;
const opensDespite = hindrances.filter((each) => each !== 'second-factor' && each !== 'locked');

const accountRoute = createRoute({
  getParentRoute,
  path: '/compte',
  component: AccountHub,
  staticData: { opensDespite },
});

const messagesRoute = createRoute({
  getParentRoute,
  path: '/compte/messages',
  component: MessagesRoute,
  staticData: { opensDespite },
});

const securityRoute = createRoute({
  getParentRoute,
  path: '/compte/securite',
  component: SecurityRoute,
  staticData: { opensDespite },
});

const changePasswordRoute = createRoute({
  getParentRoute,
  path: '/compte/mot-de-passe',
  component: ChangePasswordRoute,
  staticData: { opensDespite },
});

const connectionsRoute = createRoute({
  getParentRoute,
  path: '/compte/connexions',
  component: ConnectionsRoute,
  staticData: { opensDespite },
});

const emailRoute = createRoute({
  getParentRoute,
  path: '/compte/adresse',
  component: EmailRoute,
  staticData: { opensDespite },
});

const availabilityRoute = createRoute({
  getParentRoute,
  path: '/compte/disponibilites',
  component: AvailabilityRoute,
  staticData: { opensDespite: ['unverified', 'second-factor-missing', 'suspended'] },
});

const notificationChoicesRoute = createRoute({
  getParentRoute,
  path: '/compte/notifications',
  component: NotificationChoicesRoute,
  staticData: { opensDespite },
});

const ownDataRoute = createRoute({
  getParentRoute,
  path: '/compte/donnees',
  component: OwnDataRoute,
  staticData: { opensDespite },
});

const acceptancesRoute = createRoute({
  getParentRoute,
  path: '/compte/acceptations',
  component: AcceptancesRoute,
  staticData: { opensDespite },
});

const decisionsRoute = createRoute({
  getParentRoute,
  path: '/compte/decisions',
  component: DecisionsRoute,
  staticData: { opensDespite },
});

const supportRoute = createRoute({
  getParentRoute,
  path: '/compte/assistance',
  component: SupportRoute,
  staticData: { opensDespite },
});

const ticketRoute = createRoute({
  getParentRoute,
  path: '/compte/assistance/$ticketId',
  component: TicketRoute,
  staticData: { opensDespite },
});

const ownVerificationRoute = createRoute({
  getParentRoute,
  path: '/ma-verification',
  component: OwnVerificationRoute,
  staticData: { opensDespite: ['unverified'] },
});

const pscLinkRoute = createRoute({
  getParentRoute,
  path: '/compte/pro-sante-connect',
  component: PscLinkRoute,
});

const profileRoute = createRoute({
  getParentRoute,
  path: '/compte/profil',
  staticData: { opensDespite: ['unverified', 'second-factor-missing', 'suspended'] },
  component: ProfileRoute,
});

const teamRoute = createRoute({
  getParentRoute,
  path: '/compte/equipe',
  staticData: { opensDespite: ['unverified', 'second-factor-missing', 'suspended'] },
  component: TeamRoute,
});

const ownGrantsRoute = createRoute({
  getParentRoute,
  path: '/compte/autorisations',
  staticData: { opensDespite: ['unverified', 'second-factor-missing', 'suspended'] },
  component: OwnGrantsRoute,
});

const phrasesRoute = createRoute({
  getParentRoute,
  path: '/compte/modeles',
  component: PhrasesRoute,
});
const activityRoute = createRoute({ getParentRoute, path: '/mon-activite', component: ActivityRoute });

/** One's own account; open whatever stands in the way of the service. */
export const accountRoutes = [
  accountRoute,
  messagesRoute,
  securityRoute,
  changePasswordRoute,
  connectionsRoute,
  emailRoute,
  availabilityRoute,
  notificationChoicesRoute,
  ownDataRoute,
  acceptancesRoute,
  decisionsRoute,
  supportRoute,
  ticketRoute,
  ownVerificationRoute,
  pscLinkRoute,
  profileRoute,
  teamRoute,
  ownGrantsRoute,
  phrasesRoute,
  activityRoute,
] as const;
