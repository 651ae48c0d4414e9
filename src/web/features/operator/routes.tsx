import { lazyRouteComponent } from '@tanstack/react-router';

/** `/exploitation/courriels` */
export const OutboxRoute = lazyRouteComponent(() => import('./outbox-page.tsx'), 'OutboxPage');
