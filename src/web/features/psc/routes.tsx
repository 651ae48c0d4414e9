import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/pro-sante-connect` */
export const PscLinkRoute = lazyRouteComponent(() => import('./psc-link-page.tsx'), 'PscLinkPage');
