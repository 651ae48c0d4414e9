/** Larger files are not read into memory; no report comes near. */
export const maxComparedBytes = 50_000_000;

/** SHA-256 of a file in hexadecimal, computed on this device; nothing is sent. Rejects when it cannot be read. */
export async function hashFile(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
