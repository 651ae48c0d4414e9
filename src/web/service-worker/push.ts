/** Shows the notes that the server sends to this device, and opens their page when one is tapped. */
import type { PushNote } from '#contracts/notifications/push-note.ts';

declare const self: ServiceWorkerGlobalScope;

const unreadable: PushNote = { title: 'Consilia', body: '', path: '/', tag: 'consilia' };

export function listenForNotes(): void {
  self.addEventListener('push', (event) => {
    const { title, body, path, tag } = readNote(event.data);
    // The browser asks that every note be shown; a later one of the same matter takes the place of the first.
    event.waitUntil(self.registration.showNotification(title, { body, tag, lang: 'fr', data: { path } }));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const { path } = event.notification.data as Pick<PushNote, 'path'>;
    event.waitUntil(openPage(path));
  });
}

function readNote(data: PushMessageData | null): PushNote {
  try {
    return { ...unreadable, ...(data?.json() as Partial<PushNote>) };
  } catch {
    return unreadable;
  }
}

/** In a window of the application where there is one; never outside of it. */
async function openPage(path: string): Promise<void> {
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const [open] = await self.clients.matchAll({ type: 'window' });
  const shown = await open?.navigate(url.href).catch(() => null);
  if (shown) await shown.focus();
  else await self.clients.openWindow(url.href);
}
