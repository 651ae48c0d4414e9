import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataKey } from './data-key.ts';
import { createKeyring, KeyUnusable } from './keyring.ts';
import { addMasterKey, createKeyFile, KeyFileProblem, loadKeyFile } from './master-keys.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keys-'));
  path = join(directory, 'secrets', 'keys.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

function rewrite(change: (stored: Record<string, unknown>) => void): void {
  const stored = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(stored);
  writeFileSync(path, JSON.stringify(stored));
}

describe('key file', () => {
  test('is created for its owner only and never overwritten', () => {
    createKeyFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'secrets')).mode & 0o777).toBe(0o700);
    const before = readFileSync(path);
    expect(() => createKeyFile(path)).toThrow(/never overwritten/);
    expect(readFileSync(path)).toEqual(before);
  });

  test('is refused when missing, open to others, or in an open directory', () => {
    expect(() => loadKeyFile(path)).toThrow(/is missing/);
    createKeyFile(path);
    chmodSync(path, 0o640);
    expect(() => loadKeyFile(path)).toThrow(/chmod 600/);
    chmodSync(path, 0o600);
    chmodSync(join(directory, 'secrets'), 0o770);
    expect(() => loadKeyFile(path)).toThrow(/chmod 700/);
  });

  test.each([
    ['short', Buffer.alloc(16, 3), /16 bytes/],
    ['one repeated byte', Buffer.alloc(32, 7), /guessable/],
    ['a counting sequence', Buffer.from(Array.from({ length: 32 }, (_, index) => index + 100)), /guessable/],
    ['text', Buffer.from('correct horse battery staple 123'), /guessable/],
  ])('is refused when a key is %s, and the message shows no key', (_name, key, message) => {
    createKeyFile(path);
    rewrite((stored) => {
      stored['masterKeys'] = { k1: key.toString('base64') };
    });
    expect(() => loadKeyFile(path)).toThrow(KeyFileProblem);
    expect(() => loadKeyFile(path)).toThrow(message);
    expect(() => loadKeyFile(path)).not.toThrow(new RegExp(key.toString('base64').slice(0, 12)));
  });

  test('is refused when it is not whole', () => {
    createKeyFile(path);
    rewrite((stored) => {
      stored['current'] = 'k9';
    });
    expect(() => loadKeyFile(path)).toThrow(/not in the file/);
    writeFileSync(path, '{"current":"k1"}');
    expect(() => loadKeyFile(path)).toThrow(/must hold/);
    writeFileSync(path, 'k1');
    expect(() => loadKeyFile(path)).toThrow(/not JSON/);
  });
});

describe('keyring', () => {
  test('unwraps what it wrapped, and only that', () => {
    createKeyFile(path);
    const keyring = createKeyring(loadKeyFile(path));
    const { key, wrapped } = keyring.newDataKey();
    expect(wrapped).toMatch(/^k1\.[A-Za-z0-9_-]{80}$/);
    expect(DataKey.bytesOf(keyring.unwrap(wrapped))).toEqual(DataKey.bytesOf(key));
    const flipped = wrapped.slice(0, 20) + (wrapped[20] === 'A' ? 'B' : 'A') + wrapped.slice(21);
    for (const broken of [flipped, wrapped.replace('k1.', 'k2.'), wrapped.slice(0, -4), 'k1', '']) {
      expect(() => keyring.unwrap(broken)).toThrow(KeyUnusable);
    }
  });

  test('after rotation the old keys still open, and can be wrapped again under the new one', () => {
    createKeyFile(path);
    const before = createKeyring(loadKeyFile(path));
    const { key, wrapped } = before.newDataKey();
    const address = before.digest('email', 'a@exemple.fr');
    expect(addMasterKey(path)).toBe('k2');
    const after = createKeyring(loadKeyFile(path));
    expect(after.current).toBe('k2');
    const rewrapped = after.rewrap(wrapped);
    expect(rewrapped).toMatch(/^k2\./);
    expect(DataKey.bytesOf(after.unwrap(rewrapped ?? ''))).toEqual(DataKey.bytesOf(key));
    expect(after.rewrap(rewrapped ?? '')).toBeNull();
    expect(after.digest('email', 'a@exemple.fr')).toBe(address);
    expect(() => before.unwrap(rewrapped ?? '')).toThrow(KeyUnusable);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('digests differ by purpose, by value and by key', () => {
    createKeyFile(path);
    createKeyFile(`${path}.other`);
    const keyring = createKeyring(loadKeyFile(path));
    const other = createKeyring(loadKeyFile(`${path}.other`));
    const digests = [
      keyring.digest('email', 'a'),
      keyring.digest('nir', 'a'),
      keyring.digest('email', 'b'),
      other.digest('email', 'a'),
    ];
    expect(new Set(digests).size).toBe(4);
    expect(digests[0]).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('a data key shows nothing when logged', () => {
    createKeyFile(path);
    const { key } = createKeyring(loadKeyFile(path), (size) => Buffer.alloc(size, 0x41)).newDataKey();
    expect(inspect({ key }, { depth: 9, showHidden: true })).toContain('[data key]');
    expect(`${inspect({ key }, { showHidden: true })}${JSON.stringify({ key })}`).not.toMatch(
      /AAAA|41 41|65/,
    );
  });
});
