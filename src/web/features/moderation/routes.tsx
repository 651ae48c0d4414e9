import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/decisions` */
export const DecisionsRoute = lazyRouteComponent(() => import('./decisions-page.tsx'), 'DecisionsPage');
/** `/moderation` */
export const ModerationRoute = lazyRouteComponent(() => import('./queue-page.tsx'), 'ModerationPage');
/** `/moderation/signalements/$flagId` */
export const FlagRoute = lazyRouteComponent(() => import('./flag-page.tsx'), 'FlagPage');
/** `/moderation/comptes/$accountId` */
export const AccountMeasuresRoute = lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage');
