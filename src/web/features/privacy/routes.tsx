import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/donnees` */
export const OwnDataRoute = lazyRouteComponent(() => import('./own-data-page.tsx'), 'OwnDataPage');
/** `/certificat/$token` */
export const CertificateRoute = lazyRouteComponent(() => import('./certificate-page.tsx'), 'CertificatePage');
/** `/exploitation/adresses` */
export const AddressesRoute = lazyRouteComponent(() => import('./addresses-page.tsx'), 'AddressesPage');
/** `/rouvrir-un-compte`, public */
export const AskReopeningRoute = lazyRouteComponent(
  () => import('./ask-reopening-page.tsx'),
  'AskReopeningPage',
);
/** `/exploitation/reouvertures` */
export const ReopeningsRoute = lazyRouteComponent(() => import('./reopenings-page.tsx'), 'ReopeningsPage');
/** `/exploitation/reouvertures/$requestId` */
export const ReopeningRoute = lazyRouteComponent(() => import('./reopening-page.tsx'), 'ReopeningPage');
