import { lazyRouteComponent } from '@tanstack/react-router';

/** `/verification` and `/verification/$code`, both public: who holds a paper has no account. */
export const VerificationRoute = lazyRouteComponent(
  () => import('./verification-page.tsx'),
  'VerificationPage',
);
