/** Identifiers are time-ordered UUIDs (version 7) made in the application; each module brands its own. */

/** `type CaseId = Id<'Case'>`: a UUID that cannot be passed where another thing's is expected. */
export type Id<Of extends string> = string & { readonly idOf: Of };

/** Gives `size` unpredictable bytes; passed in, so that tests are repeatable. */
export type RandomBytes = (size: number) => Uint8Array;

const latestTime = 2 ** 48 - 1;
const sequenceMask = 0xfff;

/** A UUID version 7: milliseconds of `now`, then 74 random bits; sorts by time as text. */
export function newUuidV7(now: Date, randomBytes: RandomBytes): string {
  const time = now.getTime();
  if (!(time >= 0 && time <= latestTime)) throw new RangeError('time out of range for an identifier');
  const random = randomBytes(10);
  if (random.length !== 10) throw new RangeError('10 random bytes expected');
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const stamp = time.toString(16).padStart(12, '0');
  const variant = '89ab'[Number.parseInt(hex[3] ?? '0', 16) & 3];
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

/**
 * A source of UUIDs version 7 that sort in the order they were drawn, also within one millisecond (RFC 9562 §6.2,
 * method 1; 4,096 of them, then the order starts anew): what one transaction writes keeps its order. When the clock
 * jumps, it follows.
 */
export function createUuidSource(now: () => Date, randomBytes: RandomBytes): () => string {
  let time = -1;
  let sequence = 0;
  return () => {
    const at = now();
    sequence = at.getTime() === time ? (sequence + 1) & sequenceMask : 0;
    time = at.getTime();
    const drawn = newUuidV7(at, randomBytes);
    return `${drawn.slice(0, 15)}${sequence.toString(16).padStart(3, '0')}${drawn.slice(18)}`;
  };
}

/** The UUID in lower case, of any version, or undefined when the text is none. */
export function parseUuid<Of extends string = string>(text: string): Id<Of> | undefined {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  return isUuid ? (text.toLowerCase() as Id<Of>) : undefined;
}
