import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/disponibilites`, for doctors */
export const AvailabilityRoute = lazyRouteComponent(
  () => import('./availability-page.tsx'),
  'AvailabilityPage',
);
