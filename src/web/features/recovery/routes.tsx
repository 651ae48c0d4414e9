import { lazyRouteComponent } from '@tanstack/react-router';

/** `/acces-perdu`, public */
export const LostAccessRoute = lazyRouteComponent(() => import('./lost-access-page.tsx'), 'LostAccessPage');
/** `/acces-perdu/arret/$token`, public */
export const StopRecoveryRoute = lazyRouteComponent(
  () => import('./stop-recovery-page.tsx'),
  'StopRecoveryPage',
);
/** `/exploitation/acces-perdus` */
export const RecoveriesRoute = lazyRouteComponent(() => import('./recoveries-page.tsx'), 'RecoveriesPage');
/** `/exploitation/acces-perdus/$recoveryId` */
export const RecoveryRoute = lazyRouteComponent(() => import('./recovery-page.tsx'), 'RecoveryPage');
