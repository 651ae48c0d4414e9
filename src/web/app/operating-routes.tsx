import { createRoute } from '@tanstack/react-router';
import { RoutingRoute } from '#web/features/direction/routes.tsx';
import { AccountGrantsRoute, GrantSearchRoute } from '#web/features/grants/routes.tsx';
import { PublishingDocumentRoute, PublishingRoute } from '#web/features/legal/routes.tsx';
import { AccountMeasuresRoute, FlagRoute, ModerationRoute } from '#web/features/moderation/routes.tsx';
import { OutboxRoute } from '#web/features/operator/routes.tsx';
import { AddressesRoute, ReopeningRoute, ReopeningsRoute } from '#web/features/privacy/routes.tsx';
import { VerificationRecordRoute, VerificationsRoute } from '#web/features/professionals/routes.tsx';
import { CorrectionRoute } from '#web/features/profile/routes.tsx';
import { RecoveriesRoute, RecoveryRoute } from '#web/features/recovery/routes.tsx';
import { SupportQueueRoute, TicketRoute } from '#web/features/support/routes.tsx';
import { OperatingHub } from './operating-hub.tsx';
import { rootRoute } from './root-route.tsx';

const getParentRoute = () => rootRoute;

const operatingHubRoute = createRoute({ getParentRoute, path: '/exploitation', component: OperatingHub });

const outboxRoute = createRoute({
  getParentRoute,
  path: '/exploitation/courriels',
  component: OutboxRoute,
});

const publishingRoute = createRoute({
  getParentRoute,
  path: '/exploitation/textes',
  component: PublishingRoute,
});

const publishingDocumentRoute = createRoute({
  getParentRoute,
  path: '/exploitation/textes/$kind',
  component: PublishingDocumentRoute,
});

const supportQueueRoute = createRoute({
  getParentRoute,
  path: '/exploitation/assistance',
  component: SupportQueueRoute,
});

const recoveriesRoute = createRoute({
  getParentRoute,
  path: '/exploitation/acces-perdus',
  component: RecoveriesRoute,
});

const recoveryRoute = createRoute({
  getParentRoute,
  path: '/exploitation/acces-perdus/$recoveryId',
  component: RecoveryRoute,
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

const reopeningsRoute = createRoute({
  getParentRoute,
  path: '/exploitation/reouvertures',
  component: ReopeningsRoute,
});

const reopeningRoute = createRoute({
  getParentRoute,
  path: '/exploitation/reouvertures/$requestId',
  component: ReopeningRoute,
});

const correctionRoute = createRoute({
  getParentRoute,
  path: '/exploitation/corrections',
  component: CorrectionRoute,
});

const ticketCorrectionRoute = createRoute({
  getParentRoute,
  path: '/exploitation/corrections/$ticketId',
  component: CorrectionRoute,
});

const addressesRoute = createRoute({
  getParentRoute,
  path: '/exploitation/adresses',
  component: AddressesRoute,
});

const grantSearchRoute = createRoute({
  getParentRoute,
  path: '/exploitation/autorisations',
  component: GrantSearchRoute,
});

const accountGrantsRoute = createRoute({
  getParentRoute,
  path: '/exploitation/autorisations/$accountId',
  component: AccountGrantsRoute,
});

const routingRoute = createRoute({
  getParentRoute,
  path: '/direction/acheminement',
  component: RoutingRoute,
});

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

/** What operators and the medical director decide on beside the cases. */
export const operatingRoutes = [
  operatingHubRoute,
  outboxRoute,
  publishingRoute,
  publishingDocumentRoute,
  supportQueueRoute,
  supportTicketRoute,
  recoveriesRoute,
  recoveryRoute,
  moderationRoute,
  flagRoute,
  accountMeasuresRoute,
  reopeningsRoute,
  reopeningRoute,
  correctionRoute,
  ticketCorrectionRoute,
  addressesRoute,
  grantSearchRoute,
  accountGrantsRoute,
  routingRoute,
  doctorVerificationsRoute,
  doctorVerificationRoute,
  pharmacistVerificationsRoute,
  pharmacistVerificationRoute,
] as const;
