import { createRoute } from '@tanstack/react-router';
import { CompromisedDoneRoute, CompromisedRoute } from '#web/features/connections/routes.tsx';
import { ConfirmEmailRoute, UndoEmailRoute } from '#web/features/email/routes.tsx';
import { GuardianRoute } from '#web/features/guardian/routes.tsx';
import { TextRoute, TextsRoute, VersionRoute, VersionsRoute } from '#web/features/legal/routes.tsx';
import { ChoosePasswordRoute, ForgottenPasswordRoute } from '#web/features/password/routes.tsx';
import { AskReopeningRoute, CertificateRoute } from '#web/features/privacy/routes.tsx';
import { LostAccessRoute, StopRecoveryRoute } from '#web/features/recovery/routes.tsx';
import { BeginRoute, ConfirmRoute } from '#web/features/registration/routes.tsx';
import { PscReturnRoute } from '#web/features/sign-in/routes.tsx';
import { VerificationRoute } from '#web/features/verification/routes.tsx';
import { rootRoute } from './root-route.tsx';

const getParentRoute = () => rootRoute;
const staticData = { isPublic: true };

const certificateRoute = createRoute({
  getParentRoute,
  path: '/certificat/$token',
  component: CertificateRoute,
  staticData: { isPublic: true },
});

const pscReturnRoute = createRoute({
  getParentRoute,
  path: '/connexion/pro-sante-connect',
  component: PscReturnRoute,
  staticData: { isPublic: true },
});

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

const compromisedRoute = createRoute({
  getParentRoute,
  path: '/compte-compromis',
  staticData,
  component: CompromisedRoute,
});

const compromisedDoneRoute = createRoute({
  getParentRoute,
  path: '/compte-compromis/fait',
  staticData,
  component: CompromisedDoneRoute,
});

const confirmEmailRoute = createRoute({
  getParentRoute,
  path: '/adresse/confirmation/$token',
  staticData,
  component: ConfirmEmailRoute,
});

const undoEmailRoute = createRoute({
  getParentRoute,
  path: '/adresse/annulation/$token',
  staticData,
  component: UndoEmailRoute,
});

const lostAccessRoute = createRoute({
  getParentRoute,
  path: '/acces-perdu',
  staticData,
  component: LostAccessRoute,
});

const stopRecoveryRoute = createRoute({
  getParentRoute,
  path: '/acces-perdu/arret/$token',
  staticData,
  component: StopRecoveryRoute,
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

const askReopeningRoute = createRoute({
  getParentRoute,
  path: '/rouvrir-un-compte',
  staticData,
  component: AskReopeningRoute,
});

const guardianRoute = createRoute({
  getParentRoute,
  path: '/consentement-parental',
  staticData,
  component: GuardianRoute,
});

const textsRoute = createRoute({ getParentRoute, path: '/textes', staticData, component: TextsRoute });

const textRoute = createRoute({ getParentRoute, path: '/textes/$kind', staticData, component: TextRoute });

const textVersionsRoute = createRoute({
  getParentRoute,
  path: '/textes/$kind/versions',
  staticData,
  component: VersionsRoute,
});

const textVersionRoute = createRoute({
  getParentRoute,
  path: '/textes/$kind/versions/$version',
  staticData,
  component: VersionRoute,
});

/** For people without an account: texts, registration, checks of papers. */
export const publicRoutes = [
  certificateRoute,
  pscReturnRoute,
  forgottenPasswordRoute,
  choosePasswordRoute,
  compromisedRoute,
  compromisedDoneRoute,
  confirmEmailRoute,
  undoEmailRoute,
  lostAccessRoute,
  stopRecoveryRoute,
  verificationRoute,
  verificationOfCodeRoute,
  beginRoute,
  invitedRoute,
  confirmRoute,
  guardianRoute,
  askReopeningRoute,
  textsRoute,
  textRoute,
  textVersionsRoute,
  textVersionRoute,
] as const;
