// RFC 4648 base32 without padding: secrets that people copy by hand, and recovery codes.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Five bits a letter; a last incomplete group is filled with zeros. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text;
}
