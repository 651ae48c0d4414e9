import { lazyRouteComponent } from '@tanstack/react-router';

/** The pharmacist's screens, each loaded when first shown. */

/** `/demandes` */
export const RequestListRoute = lazyRouteComponent(
  () => import('./list/request-list-page.tsx'),
  'RequestListPage',
);

/** `/demandes/nouvelle` */
export const NewRequestRoute = lazyRouteComponent(
  () => import('./compose/new-request-page.tsx'),
  'NewRequestPage',
);

/** `/demandes/$caseId/modifier/$step` */
export const ComposeRoute = lazyRouteComponent(() => import('./compose/compose-page.tsx'), 'ComposePage');

/** `/demandes/$caseId` */
export const RequestRoute = lazyRouteComponent(() => import('./page/request-page.tsx'), 'RequestPage');
