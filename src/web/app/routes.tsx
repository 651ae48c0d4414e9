import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { hindrances } from '#contracts/accounts/account.vocabulary.ts';
import { DeskRoute, OwnCasesRoute, QueueRoute } from '#web/features/desk/routes.tsx';
import { DirectorCaseRoute, OverviewRoute } from '#web/features/direction/routes.tsx';
import { TextRoute, TextsRoute, VersionsRoute } from '#web/features/legal/routes.tsx';
import {
  AccountMeasuresRoute,
  DecisionsRoute,
  FlagRoute,
  ModerationRoute,
} from '#web/features/moderation/routes.tsx';
import { MessagesRoute } from '#web/features/notices/routes.tsx';
import { OutboxRoute } from '#web/features/operator/routes.tsx';
import { ChoosePasswordRoute, ForgottenPasswordRoute } from '#web/features/password/routes.tsx';
import { AddressesRoute, CertificateRoute, OwnDataRoute } from '#web/features/privacy/routes.tsx';
import {
  OwnVerificationRoute,
  VerificationRecordRoute,
  VerificationsRoute,
} from '#web/features/professionals/routes.tsx';
import { ProfileRoute } from '#web/features/profile/routes.tsx';
import { PscLinkRoute } from '#web/features/psc/routes.tsx';
import { BeginRoute, ConfirmRoute } from '#web/features/registration/routes.tsx';
import {
  ComposeRoute,
  NewRequestRoute,
  RequestListRoute,
  RequestRoute,
} from '#web/features/requests/routes.tsx';
import { SecurityRoute } from '#web/features/security/routes.tsx';
import { PscReturnRoute } from '#web/features/sign-in/routes.tsx';
import { SupportQueueRoute, SupportRoute, TicketRoute } from '#web/features/support/routes.tsx';
import { TeamRoute } from '#web/features/team/routes.tsx';
import { VerificationRoute } from '#web/features/verification/routes.tsx';
import { AccountHub } from './account-hub.tsx';
import { CasePage, ComingPage, HomePage } from './fallback-pages.tsx';
import { rootRoute } from './root-route.tsx';

/**
 * Every address of the product. To add a screen: one `createRoute` with a lazy component, and its name in
 * `routes` below; `<Link to>` is then typed everywhere. A patient's name or number never stands in an address.
 */
const getParentRoute = () => rootRoute;

const homeRoute = createRoute({ getParentRoute, path: '/', component: HomePage });

// Mails name a case without knowing who reads them
const caseRoute = createRoute({ getParentRoute, path: '/dossiers/$caseId', component: CasePage });

// Pharmacist
const requestsRoute = createRoute({ getParentRoute, path: '/demandes', component: RequestListRoute });
const newRequestRoute = createRoute({
  getParentRoute,
  path: '/demandes/nouvelle',
  component: NewRequestRoute,
  staticData: { isFlow: true },
});
const composeRoute = createRoute({
  getParentRoute,
  path: '/demandes/$caseId/modifier/$step',
  component: ComposeRoute,
  staticData: { isFlow: true },
});
const requestRoute = createRoute({ getParentRoute, path: '/demandes/$caseId', component: RequestRoute });

// Doctor
const queueRoute = createRoute({ getParentRoute, path: '/file', component: QueueRoute });
const ownCasesRoute = createRoute({ getParentRoute, path: '/mes-dossiers', component: OwnCasesRoute });
const deskRoute = createRoute({ getParentRoute, path: '/mes-dossiers/$caseId', component: DeskRoute });

// Medical director
const overviewRoute = createRoute({ getParentRoute, path: '/direction', component: OverviewRoute });
const directorCaseRoute = createRoute({
  getParentRoute,
  path: '/direction/dossiers/$caseId',
  component: DirectorCaseRoute,
});

// Operator
const outboxRoute = createRoute({
  getParentRoute,
  path: '/exploitation/courriels',
  component: OutboxRoute,
});

// One's own account; open whatever stands in the way of the service
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
const ownDataRoute = createRoute({
  getParentRoute,
  path: '/compte/donnees',
  component: OwnDataRoute,
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
const supportQueueRoute = createRoute({
  getParentRoute,
  path: '/exploitation/assistance',
  component: SupportQueueRoute,
});
const supportTicketRoute = createRoute({
  getParentRoute,
  path: '/exploitation/assistance/$ticketId',
  component: TicketRoute,
});
const moderationRoute = createRoute({ getParentRoute, path: '/moderation', component: ModerationRoute });
const flagRoute = createRoute({
  getParentRoute,
  path: '/moderation/signalements/$flagId',
  component: FlagRoute,
});
const accountMeasuresRoute = createRoute({
  getParentRoute,
  path: '/moderation/comptes/$accountId',
  component: AccountMeasuresRoute,
});
const addressesRoute = createRoute({
  getParentRoute,
  path: '/exploitation/adresses',
  component: AddressesRoute,
});
const certificateRoute = createRoute({
  getParentRoute,
  path: '/certificat/$token',
  component: CertificateRoute,
  staticData: { isPublic: true },
});

// Verification of professionals: by the medical director, by the operator, and their own
const doctorVerificationsRoute = createRoute({
  getParentRoute,
  path: '/direction/verifications',
  component: VerificationsRoute,
});
const doctorVerificationRoute = createRoute({
  getParentRoute,
  path: '/direction/verifications/$verificationId',
  component: VerificationRecordRoute,
});
const pharmacistVerificationsRoute = createRoute({
  getParentRoute,
  path: '/exploitation/verifications',
  component: VerificationsRoute,
});
const pharmacistVerificationRoute = createRoute({
  getParentRoute,
  path: '/exploitation/verifications/$verificationId',
  component: VerificationRecordRoute,
});
const ownVerificationRoute = createRoute({
  getParentRoute,
  path: '/ma-verification',
  component: OwnVerificationRoute,
  staticData: { opensDespite: ['unverified'] },
});

// Pro Santé Connect
const pscLinkRoute = createRoute({
  getParentRoute,
  path: '/compte/pro-sante-connect',
  component: PscLinkRoute,
});
const pscReturnRoute = createRoute({
  getParentRoute,
  path: '/connexion/pro-sante-connect',
  component: PscReturnRoute,
  staticData: { isPublic: true },
});

// Whoever holds a printed report
const staticData = { isPublic: true };
const forgottenPasswordRoute = createRoute({
  getParentRoute,
  path: '/mot-de-passe-oublie',
  staticData,
  component: ForgottenPasswordRoute,
});
const choosePasswordRoute = createRoute({
  getParentRoute,
  path: '/mot-de-passe/$token',
  staticData,
  component: ChoosePasswordRoute,
});
const verificationRoute = createRoute({
  getParentRoute,
  path: '/verification',
  staticData,
  component: VerificationRoute,
});
const verificationOfCodeRoute = createRoute({
  getParentRoute,
  path: '/verification/$code',
  staticData,
  component: VerificationRoute,
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

// Who has no account yet
const beginRoute = createRoute({ getParentRoute, path: '/inscription', staticData, component: BeginRoute });
const invitedRoute = createRoute({
  getParentRoute,
  path: '/inscription/invitation/$invitation',
  staticData,
  component: BeginRoute,
});
const confirmRoute = createRoute({
  getParentRoute,
  path: '/inscription/confirmation/$token',
  staticData,
  component: ConfirmRoute,
});

// Legal texts, for everybody
const textsRoute = createRoute({ getParentRoute, path: '/textes', staticData, component: TextsRoute });
const textRoute = createRoute({ getParentRoute, path: '/textes/$kind', staticData, component: TextRoute });
const textVersionsRoute = createRoute({
  getParentRoute,
  path: '/textes/$kind/versions',
  staticData,
  component: VersionsRoute,
});

const kitRoute = createRoute({
  getParentRoute,
  path: '/_kit',
  staticData: { isPublic: true },
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('#web/features/kit/kit-page.tsx'), 'KitPage')
    : ComingPage,
});

export const routes = [
  homeRoute,
  caseRoute,
  requestsRoute,
  newRequestRoute,
  composeRoute,
  requestRoute,
  queueRoute,
  ownCasesRoute,
  deskRoute,
  overviewRoute,
  directorCaseRoute,
  outboxRoute,
  addressesRoute,
  accountRoute,
  messagesRoute,
  securityRoute,
  ownDataRoute,
  decisionsRoute,
  supportRoute,
  ticketRoute,
  supportQueueRoute,
  supportTicketRoute,
  moderationRoute,
  flagRoute,
  accountMeasuresRoute,
  certificateRoute,
  pscLinkRoute,
  pscReturnRoute,
  textsRoute,
  textRoute,
  textVersionsRoute,
  doctorVerificationsRoute,
  doctorVerificationRoute,
  pharmacistVerificationsRoute,
  pharmacistVerificationRoute,
  ownVerificationRoute,
  forgottenPasswordRoute,
  choosePasswordRoute,
  verificationRoute,
  verificationOfCodeRoute,
  profileRoute,
  teamRoute,
  beginRoute,
  invitedRoute,
  confirmRoute,
  ...(import.meta.env.DEV ? [kitRoute] : []),
] as const;
