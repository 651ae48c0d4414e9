import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';

/**
 * Fingerprints of data keys that were destroyed on purpose, in a file beside the key file and so outside every copy of
 * the database: what a restored copy brings back stays closed. A fingerprint opens nothing.
 */
export type DestroyedKeys = {
  has(fingerprint: string): boolean;
  /** On disk when it returns. */
  add(fingerprint: string): void;
};

const line = /^[A-Za-z0-9_-]{43}$/;

/** For tests and for commands that destroy nothing. */
export const noDestroyedKeys: DestroyedKeys = {
  has: () => false,
  add: () => {
    throw new Error('No file of destroyed keys was opened');
  },
};

/** Opens the list at `path`; a missing file is an empty list. A half-written last line (power cut) is left out. */
export function openDestroyedKeys(path: string): DestroyedKeys {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const known = new Set(lines.filter((each) => line.test(each)));
  return {
    has: (fingerprint) => known.has(fingerprint),
    add(fingerprint) {
      if (known.has(fingerprint)) return;
      const descriptor = openSync(path, 'a', 0o600);
      try {
        appendFileSync(descriptor, `\n${fingerprint}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      known.add(fingerprint);
    },
  };
}
