import { getCacheKeyForURL, PrecacheStrategy } from 'workbox-precaching';

/**
 * Fills the cache of this build again. A browser may empty it and leave the worker: WebKit does, when a sign-out clears what
 * the site has stored. One filling at a time; the page itself comes last, so that it never opens without its files.
 */
export function refillFrom(files: readonly (string | { url: string })[], shell: string): () => Promise<void> {
  const urls = files.map((file) => (typeof file === 'string' ? file : file.url));
  const inOrder = [...urls.filter((url) => url !== shell), shell];
  let running: Promise<void> | undefined;
  return () => {
    running ??= fill(inOrder).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function fill(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(new PrecacheStrategy().cacheName);
  for (const url of urls) {
    const key = getCacheKeyForURL(url);
    if (!key || (await cache.match(key))) continue;
    const answer = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' }).catch(() => undefined);
    // No network, or another version is served by now: its own worker brings its files.
    if (!answer?.ok) return;
    await cache.put(key, answer);
  }
}
