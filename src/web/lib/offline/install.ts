/** Putting the application on the home screen: what the browser offers, kept until the person asks for it. */
type InstallOffer = Event & { prompt: () => Promise<unknown> };

export type InstallWay =
  /** Already opened as an application, or nothing known of it. */
  | 'none'
  /** The browser asks by itself once told to. */
  | 'prompt'
  /** Only by the browser's own menu. */
  | 'by-hand';

const target = new EventTarget();
let offer: InstallOffer | undefined;

/** Must listen from the start: the browser offers it once. */
export function hearInstallOffers(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    target.dispatchEvent(new Event('change'));
  });
  addEventListener('appinstalled', () => {
    offer = undefined;
    target.dispatchEvent(new Event('change'));
  });
}

export function installWay(): InstallWay {
  if (matchMedia('(display-mode: standalone)').matches) return 'none';
  if (offer) return 'prompt';
  // Apple's browsers offer nothing, and are no application there unless the page was put on the home screen.
  return 'standalone' in navigator && navigator.standalone === false ? 'by-hand' : 'none';
}

export function onInstallWay(listener: () => void): () => void {
  target.addEventListener('change', listener);
  return () => target.removeEventListener('change', listener);
}

export async function installApp(): Promise<void> {
  const taken = offer;
  offer = undefined;
  await taken?.prompt();
  target.dispatchEvent(new Event('change'));
}
