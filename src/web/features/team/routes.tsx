import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/equipe` */
export const TeamRoute = lazyRouteComponent(() => import('./team-page.tsx'), 'TeamPage');
