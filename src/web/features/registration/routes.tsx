import { lazyRouteComponent } from '@tanstack/react-router';

/** `/inscription`: who has no account yet. */
export const BeginRoute = lazyRouteComponent(() => import('./begin-page.tsx'), 'BeginPage');

/** `/inscription/confirmation/$token`: from the mail. */
export const ConfirmRoute = lazyRouteComponent(() => import('./confirm-page.tsx'), 'ConfirmPage');
