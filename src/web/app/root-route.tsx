import { createRootRoute } from '@tanstack/react-router';
import type { Hindrance } from '#contracts/accounts/account.vocabulary.ts';
import { CrashPage, NotFoundPage } from './fallback-pages.tsx';
import { Shell } from './shell.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Shown to people who are not signed in (the page that checks a report's code). */
    isPublic?: boolean;
    /** One thing after the other until it is sent: a phone leaves the navigation out. */
    isFlow?: boolean;
    /** What does not close this screen (`policy/standing.ts` says which operations answer). */
    opensDespite?: readonly Hindrance[];
  }
}

export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});
