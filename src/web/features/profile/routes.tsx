import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/profil` */
export const ProfileRoute = lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage');
