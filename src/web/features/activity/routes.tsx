import { lazyRouteComponent } from '@tanstack/react-router';

/** `/mon-activite` */
export const ActivityRoute = lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage');
