import { lazyRouteComponent } from '@tanstack/react-router';

const load = () => import('./texts-page.tsx');

/** `/textes` and below, public: whoever thinks of joining reads them first. */
export const TextsRoute = lazyRouteComponent(load, 'TextsPage');
export const TextRoute = lazyRouteComponent(load, 'TextPage');
export const VersionsRoute = lazyRouteComponent(load, 'VersionsPage');
