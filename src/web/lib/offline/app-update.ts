/**
 * The service worker of the pages: registered once, looked after every hour. A new version waits until the person takes
 * it; nothing reloads by itself, so that no screen with something typed is ever taken away.
 */
export type AppUpdate =
  | 'none'
  /** Downloaded whole, waiting to be taken. */
  | 'ready'
  /** Another window took it: this one still shows the former pages. */
  | 'taken-elsewhere';

const hour = 3_600_000;
const target = new EventTarget();
let state: AppUpdate = 'none';
let known: ServiceWorkerRegistration | undefined;
let isTakenHere = false;

export function appUpdate(): AppUpdate {
  return state;
}

/** Calls `listener` at each change; returns the function that stops listening. */
export function onAppUpdate(listener: () => void): () => void {
  target.addEventListener('change', listener);
  return () => target.removeEventListener('change', listener);
}

/** The pages begin anew with the version that waits. Save what was typed first. */
export function takeUpdate(): void {
  isTakenHere = true;
  // The one that waits now: a newer one may have come since it was said, or another window may have taken it.
  const waiting = known?.waiting;
  if (waiting) waiting.postMessage({ kind: 'take-over' });
  else location.reload();
}

/** Where no service worker can be (private windows, old browsers, plain http) the pages work without, online only. */
export function keepAppOnDevice(): void {
  if (!('serviceWorker' in navigator)) return;
  const container = navigator.serviceWorker;
  let hadController = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (isTakenHere) location.reload();
    else if (hadController) tell('taken-elsewhere');
    hadController = true;
  });
  const register = () => {
    container
      .register('/sw.js', { scope: '/', updateViaCache: 'none' })
      .then(follow)
      .catch(() => undefined);
  };
  // The first screen has the network for itself.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

function follow(registration: ServiceWorkerRegistration): void {
  known = registration;
  const look = () => {
    // A first worker waits for nobody: there is no former version to replace.
    if (registration.waiting && navigator.serviceWorker.controller) tell('ready');
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  setInterval(() => registration.update().catch(() => undefined), hour);
}

function tell(next: AppUpdate): void {
  state = next;
  target.dispatchEvent(new Event('change'));
}
