/** Tells the shell that the server no longer knows the session (signed out, expired or locked). */
const target = new EventTarget();

export type SessionLost = { code: string };

export function announceSessionLost(code: string): void {
  target.dispatchEvent(new CustomEvent<SessionLost>('session-lost', { detail: { code } }));
}

/** Calls `listener` at each loss; returns the function that stops listening. */
export function onSessionLost(listener: (lost: SessionLost) => void): () => void {
  const handle = (event: Event) => listener((event as CustomEvent<SessionLost>).detail);
  target.addEventListener('session-lost', handle);
  return () => target.removeEventListener('session-lost', handle);
}

/** Tells the session that something new stands in the way (terms, suspension…): it asks the server what. */
export function announceHindrance(): void {
  target.dispatchEvent(new Event('hindrance'));
}

/** Calls `listener` at each; returns the function that stops listening. */
export function onHindrance(listener: () => void): () => void {
  target.addEventListener('hindrance', listener);
  return () => target.removeEventListener('hindrance', listener);
}
