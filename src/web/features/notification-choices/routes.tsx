import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/notifications` */
export const NotificationChoicesRoute = lazyRouteComponent(
  () => import('./choices-page.tsx'),
  'NotificationChoicesPage',
);
