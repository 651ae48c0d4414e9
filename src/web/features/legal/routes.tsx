import { lazyRouteComponent } from '@tanstack/react-router';

const load = () => import('./texts-page.tsx');
const loadVersions = () => import('./versions-page.tsx');

/** `/textes` and below, public: whoever thinks of joining reads them first. */
export const TextsRoute = lazyRouteComponent(load, 'TextsPage');
export const TextRoute = lazyRouteComponent(load, 'TextPage');
export const VersionsRoute = lazyRouteComponent(loadVersions, 'VersionsPage');
export const VersionRoute = lazyRouteComponent(loadVersions, 'VersionPage');
/** `/compte/acceptations` */
export const AcceptancesRoute = lazyRouteComponent(() => import('./acceptances-page.tsx'), 'AcceptancesPage');
/** `/exploitation/textes` and below */
export const PublishingRoute = lazyRouteComponent(() => import('./publishing-page.tsx'), 'PublishingPage');
export const PublishingDocumentRoute = lazyRouteComponent(
  () => import('./publishing-document-page.tsx'),
  'PublishingDocumentPage',
);
