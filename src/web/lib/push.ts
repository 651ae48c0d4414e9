// Subscribing this browser to notes. Asks the person for permission only when called.

export type PushKeys = { endpoint: string; p256dh: string; auth: string };

/** Whether this browser can be subscribed; `denied`: the person has refused notes in the browser itself. */
export function pushSupport(): 'possible' | 'denied' | 'none' {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return 'none';
  return Notification.permission === 'denied' ? 'denied' : 'possible';
}

/** What the server needs to send notes here; undefined when the person or the browser says no. */
export async function subscribeToPush(publicKey: string): Promise<PushKeys | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined;
  try {
    const registration = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: publicKey };
    const { endpoint, keys } = (await registration.pushManager.subscribe(options)).toJSON();
    const { p256dh, auth } = keys ?? {};
    return endpoint && p256dh && auth ? { endpoint, p256dh, auth } : undefined;
  } catch {
    return undefined;
  }
}
