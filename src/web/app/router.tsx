import { createRouter } from '@tanstack/react-router';
import { CrashPage, PendingPage } from './fallback-pages.tsx';
import { rootRoute } from './root-route.tsx';
import { routes } from './routes.tsx';

export const router = createRouter({
  routeTree: rootRoute.addChildren([...routes]),
  defaultPreload: 'intent',
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: CrashPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
