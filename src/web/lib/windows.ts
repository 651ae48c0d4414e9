/** What the windows of one browser tell each other about the session that they share. Nothing personal. */
export type WindowMessage =
  | { kind: 'used'; at: number }
  | { kind: 'locked' }
  | { kind: 'unlocked' }
  | { kind: 'signed-out' };

const plainKinds: readonly unknown[] = ['locked', 'unlocked', 'signed-out'];

/** A window of another version may say something else: that is nothing. */
function readMessage(data: unknown): WindowMessage | undefined {
  const { kind, at } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (kind === 'used' && typeof at === 'number') return { kind, at };
  return plainKinds.includes(kind) ? ({ kind } as WindowMessage) : undefined;
}

let channel: BroadcastChannel | undefined;

function open(): BroadcastChannel {
  channel ??= new BroadcastChannel('consilia-session');
  return channel;
}

/** To the other windows only. */
export function tellWindows(message: WindowMessage): void {
  open().postMessage(message);
}

/** Calls `listener` for what other windows tell; returns the function that stops listening. */
export function onWindowMessage(listener: (message: WindowMessage) => void): () => void {
  const opened = open();
  const handle = ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data);
    if (message) listener(message);
  };
  opened.addEventListener('message', handle);
  return () => opened.removeEventListener('message', handle);
}
