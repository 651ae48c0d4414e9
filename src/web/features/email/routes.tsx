import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/adresse` */
export const EmailRoute = lazyRouteComponent(() => import('./email-page.tsx'), 'EmailPage');
/** `/adresse/confirmation/$token`, public */
export const ConfirmEmailRoute = lazyRouteComponent(
  () => import('./email-link-pages.tsx'),
  'ConfirmEmailPage',
);
/** `/adresse/annulation/$token`, public */
export const UndoEmailRoute = lazyRouteComponent(() => import('./email-link-pages.tsx'), 'UndoEmailPage');
