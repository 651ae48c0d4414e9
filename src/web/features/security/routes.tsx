import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/securite` */
export const SecurityRoute = lazyRouteComponent(() => import('./security-page.tsx'), 'SecurityPage');

/** `/compte/pro-sante-connect` */
export const PscLinkRoute = lazyRouteComponent(() => import('./psc-link-page.tsx'), 'PscLinkPage');
