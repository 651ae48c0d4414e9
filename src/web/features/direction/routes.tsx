import { lazyRouteComponent } from '@tanstack/react-router';

/** `/direction` */
export const OverviewRoute = lazyRouteComponent(() => import('./overview/overview-page.tsx'), 'OverviewPage');

/** `/direction/acheminement` */
export const RoutingRoute = lazyRouteComponent(() => import('./routing/routing-page.tsx'), 'RoutingPage');
/** `/direction/tableau` */
export const BoardRoute = lazyRouteComponent(() => import('./board/board-page.tsx'), 'BoardPage');

/** `/direction/dossiers/$caseId` */
export const DirectorCaseRoute = lazyRouteComponent(
  () => import('./case/director-case-page.tsx'),
  'DirectorCasePage',
);
