import { lazyRouteComponent } from '@tanstack/react-router';

/** `/consentement-parental#token`, public */
export const GuardianRoute = lazyRouteComponent(() => import('./guardian-page.tsx'), 'GuardianPage');
