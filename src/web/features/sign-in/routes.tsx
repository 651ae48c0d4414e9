import { lazyRouteComponent } from '@tanstack/react-router';

/** `/connexion/pro-sante-connect`, public: where Pro Santé Connect sends the browser back to. */
export const PscReturnRoute = lazyRouteComponent(() => import('./psc-return-page.tsx'), 'PscReturnPage');
