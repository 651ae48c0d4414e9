import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/assistance` */
export const SupportRoute = lazyRouteComponent(() => import('./support-page.tsx'), 'SupportPage');
/** `/compte/assistance/$ticketId` */
export const TicketRoute = lazyRouteComponent(() => import('./ticket-page.tsx'), 'TicketPage');
/** `/exploitation/assistance` */
export const SupportQueueRoute = lazyRouteComponent(() => import('./queue-page.tsx'), 'SupportQueuePage');
