import { inspect } from 'node:util';

export const dataKeyBytes = 32;

/**
 * A key that seals the data of one record. Its bytes leave only through `keyBytes`, so that logging or
 * serialising a structure that holds one shows nothing.
 */
export class DataKey {
  readonly #bytes: Buffer;

  /** Refuses anything but 32 bytes. The bytes are copied. */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== dataKeyBytes) throw new RangeError(`A data key has ${dataKeyBytes} bytes`);
    this.#bytes = Buffer.from(bytes);
  }

  /** For `platform/crypto` only. */
  static bytesOf(key: DataKey): Buffer {
    return key.#bytes;
  }

  toJSON(): string {
    return '[data key]';
  }

  [inspect.custom](): string {
    return '[data key]';
  }
}
