import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/autorisations` */
export const OwnGrantsRoute = lazyRouteComponent(() => import('./own-grants-page.tsx'), 'OwnGrantsPage');
/** `/exploitation/autorisations` */
export const GrantSearchRoute = lazyRouteComponent(
  () => import('./grant-search-page.tsx'),
  'GrantSearchPage',
);
/** `/exploitation/autorisations/$accountId` */
export const AccountGrantsRoute = lazyRouteComponent(
  () => import('./account-grants-page.tsx'),
  'AccountGrantsPage',
);
