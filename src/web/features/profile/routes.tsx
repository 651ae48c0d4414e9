import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/profil` */
export const ProfileRoute = lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage');
/** `/exploitation/corrections`, `/exploitation/corrections/$ticketId` */
export const CorrectionRoute = lazyRouteComponent(() => import('./correction-page.tsx'), 'CorrectionPage');
