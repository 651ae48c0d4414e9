// Gives big buffers back at once. Memory outside the heap makes the collector run (two full collections a case were
// most of a case's CPU, see docs/performance.md); whoever knows that bytes are done with says so here. Also leaves
// less plaintext lying about, without promising that it is erased.

/**
 * Frees the bytes; the buffer is empty afterwards. Does nothing to a view of a larger piece of memory (Node's pool of
 * small buffers, a slice), which others may read. Call it only when nobody reads or writes the bytes any more, native
 * code included.
 */
export function discardBytes(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (!(buffer instanceof ArrayBuffer) || buffer.detached) return;
  if (bytes.byteLength !== buffer.byteLength || bytes.byteLength <= Buffer.poolSize) return;
  buffer.transfer(0);
}
