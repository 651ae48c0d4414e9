import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/messages` */
export const MessagesRoute = lazyRouteComponent(() => import('./messages-page.tsx'), 'MessagesPage');
