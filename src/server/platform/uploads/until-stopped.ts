/** What comes from `source` until it ends or `signal` says stop; a stop waits for nothing. */
export async function* untilStopped(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const stopped = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const pieces = source[Symbol.asyncIterator]();
  while (!signal.aborted) {
    const step = await Promise.race([pieces.next(), stopped]);
    if (step === undefined || step.done === true) return;
    yield step.value;
  }
}
