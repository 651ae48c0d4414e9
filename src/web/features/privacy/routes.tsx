import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/donnees` */
export const OwnDataRoute = lazyRouteComponent(() => import('./own-data-page.tsx'), 'OwnDataPage');
/** `/certificat/$token` */
export const CertificateRoute = lazyRouteComponent(() => import('./certificate-page.tsx'), 'CertificatePage');
/** `/exploitation/adresses` */
export const AddressesRoute = lazyRouteComponent(() => import('./addresses-page.tsx'), 'AddressesPage');
