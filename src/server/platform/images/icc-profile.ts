// Colour profiles are kept in display copies (a wrong red misleads a dermatologist) when plausible and bounded.
// Does not interpret them: the header's size and signature are checked, nothing more.
import { IMAGE_LIMITS } from './image-limits.ts';

const HEADER_BYTES = 128;
const MAX_SEGMENT_DATA = 65_519;
const APP2_SIGNATURE = Buffer.from('ICC_PROFILE\0', 'latin1');

/** Whether `profile` looks like an ICC profile of a reasonable size: length, declared size, `acsp` mark. */
export function isPlausibleIcc(profile: Buffer): boolean {
  if (profile.length < HEADER_BYTES || profile.length > IMAGE_LIMITS.maxIccBytes) return false;
  if (profile.toString('latin1', 36, 40) !== 'acsp') return false;
  return profile.readUInt32BE(0) === profile.length;
}

/** Joins the payloads of JPEG APP2 segments; undefined unless the numbered sequence is whole and plausible. */
export function joinIccSegments(payloads: readonly Buffer[]): Buffer | undefined {
  const parts = new Map<number, Buffer>();
  for (const payload of payloads) {
    const number = payload[12] ?? 0;
    if (payload[13] !== payloads.length || parts.has(number)) return undefined;
    parts.set(number, payload.subarray(14));
  }
  const ordered: Buffer[] = [];
  for (let number = 1; number <= payloads.length; number += 1) {
    const part = parts.get(number);
    if (!part) return undefined;
    ordered.push(part);
  }
  const profile = Buffer.concat(ordered);
  return isPlausibleIcc(profile) ? profile : undefined;
}

/** Whether the payload of an APP2 segment is a piece of an ICC profile. */
export function isIccPayload(payload: Buffer): boolean {
  return payload.length > 14 && payload.subarray(0, 12).equals(APP2_SIGNATURE);
}

/** Payloads of the APP2 segments that carry `profile` (at most 1 MiB, hence at most 17). */
export function splitIccProfile(profile: Buffer): Buffer[] {
  const count = Math.ceil(profile.length / MAX_SEGMENT_DATA);
  return Array.from({ length: count }, (_, index) =>
    Buffer.concat([
      APP2_SIGNATURE,
      Buffer.from([index + 1, count]),
      profile.subarray(index * MAX_SEGMENT_DATA, (index + 1) * MAX_SEGMENT_DATA),
    ]),
  );
}
