/**
 * Keeps the pages of this build on the device, so that the application opens without a network. It answers for files of
 * the build and for page addresses alone: nothing of `/api` ever passes through here, so no answer and no photo can reach
 * the HTTP cache or the cache storage. It never takes over by itself: the page asks for it once the person agreed.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { listenForNotes } from './push.ts';
import { refillFrom } from './refill.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: readonly (string | { url: string; revision: string | null })[];
};

const shell = '/';

/** The server answers every page address with the one page; here its entry goes by the address of the start. */
const files = self.__WB_MANIFEST.map((file) =>
  typeof file === 'string' || file.url !== 'index.html' ? file : { ...file, url: shell },
);

const refill = refillFrom(files, shell);

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.mode !== 'navigate' || origin !== self.location.origin) return;
  // Files that a person opens (a report, a document) and the ways of signing in belong to the server.
  if (pathname === '/api' || pathname.startsWith('/api/') || /\.\w+$/.test(pathname)) return;
  event.respondWith(
    matchPrecache(shell).then((page) => {
      if (page) return page;
      event.waitUntil(refill());
      return fetch(event.request);
    }),
  );
});

self.addEventListener('message', ({ data }) => {
  if ((data as { kind?: unknown } | null)?.kind === 'take-over') void self.skipWaiting();
});

// The first worker of a device serves the page that is open, so that it opens without a network from then on.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

listenForNotes();
cleanupOutdatedCaches();
precacheAndRoute([...files], { directoryIndex: null as unknown as string, cleanURLs: false });
