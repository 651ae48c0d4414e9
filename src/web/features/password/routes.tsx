import { lazyRouteComponent } from '@tanstack/react-router';

/** `/mot-de-passe-oublie`, public */
export const ForgottenPasswordRoute = lazyRouteComponent(
  () => import('./password-pages.tsx'),
  'ForgottenPasswordPage',
);
/** `/mot-de-passe/$token`, public */
export const ChoosePasswordRoute = lazyRouteComponent(
  () => import('./password-pages.tsx'),
  'ChoosePasswordPage',
);
/** `/compte/mot-de-passe` */
export const ChangePasswordRoute = lazyRouteComponent(
  () => import('./change-password-page.tsx'),
  'ChangePasswordPage',
);
