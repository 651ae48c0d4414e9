import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { DeskRoute, OwnCasesRoute, QueueRoute } from '#web/features/desk/routes.tsx';
import { BoardRoute, DirectorCaseRoute, OverviewRoute } from '#web/features/direction/routes.tsx';
import {
  ComposeRoute,
  NewRequestRoute,
  RequestListRoute,
  RequestRoute,
} from '#web/features/requests/routes.tsx';
import { accountRoutes } from './account-routes.tsx';
import { CasePage, ComingPage, HomePage } from './fallback-pages.tsx';
import { operatingRoutes } from './operating-routes.tsx';
import { publicRoutes } from './public-routes.tsx';
import { rootRoute } from './root-route.tsx';

/**
 * Every address of the product: those of a case here, the others in the files beside. To add a screen: one `createRoute`
 * with a lazy component, and its name in the list below it; `<Link to>` is then typed everywhere. A patient's name or
 * number never stands in an address.
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

const boardRoute = createRoute({ getParentRoute, path: '/direction/tableau', component: BoardRoute });

const directorCaseRoute = createRoute({
  getParentRoute,
  path: '/direction/dossiers/$caseId',
  component: DirectorCaseRoute,
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
  boardRoute,
  directorCaseRoute,
  ...accountRoutes,
  ...operatingRoutes,
  ...publicRoutes,
  ...(import.meta.env.DEV ? [kitRoute] : []),
] as const;
