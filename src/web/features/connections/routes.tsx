import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/connexions` */
export const ConnectionsRoute = lazyRouteComponent(() => import('./connections-page.tsx'), 'ConnectionsPage');
/** `/compte-compromis`, public: whoever cannot sign in needs it too. */
export const CompromisedRoute = lazyRouteComponent(() => import('./compromised-page.tsx'), 'CompromisedPage');
/** `/compte-compromis/fait`, public */
export const CompromisedDoneRoute = lazyRouteComponent(
  () => import('./compromised-page.tsx'),
  'CompromisedDonePage',
);
