import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ComingPage, HomePage } from './fallback-pages.tsx';
import { rootRoute } from './root-route.tsx';

/**
 * Every address of the product. To add a screen: one `createRoute` with a lazy component, and its name in
 * `routes` below; `<Link to>` is then typed everywhere. A patient's name or number never stands in an address.
 */
const getParentRoute = () => rootRoute;

const homeRoute = createRoute({ getParentRoute, path: '/', component: HomePage });

// Pharmacist
const requestsRoute = createRoute({ getParentRoute, path: '/demandes', component: ComingPage });
const newRequestRoute = createRoute({ getParentRoute, path: '/demandes/nouvelle', component: ComingPage });

// Doctor
const queueRoute = createRoute({ getParentRoute, path: '/file', component: ComingPage });
const answeredRoute = createRoute({ getParentRoute, path: '/mes-avis', component: ComingPage });

// Medical director
const oversightRoute = createRoute({ getParentRoute, path: '/suivi', component: ComingPage });

// Operator
const outboxRoute = createRoute({ getParentRoute, path: '/messages-sortants', component: ComingPage });

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
  requestsRoute,
  newRequestRoute,
  queueRoute,
  answeredRoute,
  oversightRoute,
  outboxRoute,
  ...(import.meta.env.DEV ? [kitRoute] : []),
] as const;
