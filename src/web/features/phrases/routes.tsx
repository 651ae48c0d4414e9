import { lazyRouteComponent } from '@tanstack/react-router';

/** `/compte/modeles` */
export const PhrasesRoute = lazyRouteComponent(() => import('./phrases-page.tsx'), 'PhrasesPage');
