import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/securite` */
export const SecurityRoute = lazyRouteComponent(() => import('./security-page.tsx'), 'SecurityPage');
