import { lazyRouteComponent } from '@tanstack/react-router';

/** The doctor's screens, each loaded when first shown. */

/** `/file` */
export const QueueRoute = lazyRouteComponent(() => import('./queue/queue-page.tsx'), 'QueuePage');

/** `/mes-dossiers` */
export const OwnCasesRoute = lazyRouteComponent(() => import('./mine/own-cases-page.tsx'), 'OwnCasesPage');

/** `/mes-dossiers/$caseId` */
export const DeskRoute = lazyRouteComponent(() => import('./case/desk-page.tsx'), 'DeskPage');
