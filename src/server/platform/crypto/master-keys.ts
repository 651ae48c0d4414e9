import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RandomBytes } from './random.ts';

const keyBytes = 32;
const maxFileBytes = 64 * 1024;
const masterIdPattern = /^k[1-9][0-9]{0,5}$/;

/** Keys that never enter the database. Losing the file means losing every sealed record. */
export type MasterKeys = {
  readonly current: string;
  readonly masterKeys: ReadonlyMap<string, Buffer>;
  readonly searchKey: Buffer;
};

/** The key file cannot be used; the message says why and what to do, never a byte of a key. */
export class KeyFileProblem extends Error {
  override name = 'KeyFileProblem';
}

type StoredKeys = { current: string; masterKeys: Record<string, string>; searchKey: string };

/**
 * Creates a key file with one master key and a search key; file mode 0600, missing directories 0700.
 * Throws `KeyFileProblem` where a file already stands: keys are never overwritten. `random` is for tests only.
 */
export function createKeyFile(path: string, random: RandomBytes = randomBytes): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const stored: StoredKeys = {
    current: 'k1',
    masterKeys: { k1: random(keyBytes).toString('base64') },
    searchKey: random(keyBytes).toString('base64'),
  };
  const temporary = writeTemporary(path, stored);
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (isCode(error, 'EEXIST')) {
      throw new KeyFileProblem(`${path} already exists; a key file is never overwritten`);
    }
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  syncDirectory(dirname(path));
}

/** Reads and checks a key file. Throws `KeyFileProblem` when it is missing, readable by others, or weak. */
export function loadKeyFile(path: string): MasterKeys {
  checkPlace(path);
  const stored = parse(path, readFileSync(path, 'utf8'));
  const masterKeys = new Map<string, Buffer>();
  for (const [id, text] of Object.entries(stored.masterKeys)) {
    if (!masterIdPattern.test(id)) throw new KeyFileProblem(`${path}: master keys are named k1, k2, …`);
    masterKeys.set(id, decodeKey(path, `masterKeys.${id}`, text));
  }
  const searchKey = decodeKey(path, 'searchKey', stored.searchKey);
  if (!masterKeys.has(stored.current)) {
    throw new KeyFileProblem(`${path}: "current" names a master key that is not in the file`);
  }
  const distinct = new Set([searchKey, ...masterKeys.values()].map((key) => key.toString('hex')));
  if (distinct.size !== masterKeys.size + 1) throw new KeyFileProblem(`${path}: the same key appears twice`);
  return { current: stored.current, masterKeys, searchKey };
}

/**
 * Rotation: adds a master key and makes it current; the old ones stay, to open what they wrapped.
 * Returns the new name (`k2`). `random` is for tests only.
 */
export function addMasterKey(path: string, random: RandomBytes = randomBytes): string {
  const keys = loadKeyFile(path);
  const highest = Math.max(...[...keys.masterKeys.keys()].map((id) => Number(id.slice(1))));
  const current = `k${highest + 1}`;
  const masterKeys: Record<string, string> = {};
  for (const [id, key] of keys.masterKeys) masterKeys[id] = key.toString('base64');
  masterKeys[current] = random(keyBytes).toString('base64');
  const temporary = writeTemporary(path, {
    current,
    masterKeys,
    searchKey: keys.searchKey.toString('base64'),
  });
  renameSync(temporary, path);
  syncDirectory(dirname(path));
  return current;
}

/**
 * Takes an earlier master key out of the file for good: what only it could open, in copies of the database too, is lost.
 * Throws `KeyFileProblem` for the current key and for one that is not there.
 */
export function retireMasterKey(path: string, id: string): void {
  const keys = loadKeyFile(path);
  if (!keys.masterKeys.has(id)) throw new KeyFileProblem(`${path} holds no master key called ${id}`);
  if (id === keys.current)
    throw new KeyFileProblem(`${id} is the current master key: rotate and rewrap first`);
  const kept = [...keys.masterKeys].filter(([name]) => name !== id);
  const temporary = writeTemporary(path, {
    current: keys.current,
    masterKeys: Object.fromEntries(kept.map(([name, key]) => [name, key.toString('base64')])),
    searchKey: keys.searchKey.toString('base64'),
  });
  renameSync(temporary, path);
  syncDirectory(dirname(path));
}

function checkPlace(path: string): void {
  let file: Stats;
  try {
    file = statSync(path);
  } catch (error) {
    if (isCode(error, 'ENOENT')) {
      throw new KeyFileProblem(`${path} is missing; create it once with "keys create", or restore your copy`);
    }
    throw new KeyFileProblem(`${path} cannot be read by this user`);
  }
  if (!file.isFile() || file.size > maxFileBytes) throw new KeyFileProblem(`${path} is not a key file`);
  if ((file.mode & 0o077) !== 0) {
    throw new KeyFileProblem(`${path} is open to other users of this machine; run: chmod 600 ${path}`);
  }
  const directory = statSync(dirname(path));
  const isOpen = (directory.mode & 0o022) !== 0 && (directory.mode & 0o1000) === 0;
  if (isOpen) {
    throw new KeyFileProblem(
      `${dirname(path)} can be written by other users; run: chmod 700 ${dirname(path)}`,
    );
  }
}

function parse(path: string, text: string): StoredKeys {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new KeyFileProblem(`${path} is not JSON`);
  }
  const candidate = value as Partial<StoredKeys> | null;
  const isWhole =
    typeof candidate === 'object' &&
    typeof candidate?.current === 'string' &&
    typeof candidate.searchKey === 'string' &&
    typeof candidate.masterKeys === 'object' &&
    candidate.masterKeys !== null;
  if (!isWhole) throw new KeyFileProblem(`${path} must hold "current", "masterKeys" and "searchKey"`);
  return candidate as StoredKeys;
}

function decodeKey(path: string, field: string, text: unknown): Buffer {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    throw new KeyFileProblem(`${path}: ${field} is not base64`);
  }
  const key = Buffer.from(text, 'base64');
  if (key.length !== keyBytes) {
    throw new KeyFileProblem(`${path}: ${field} has ${key.length} bytes, ${keyBytes} are needed`);
  }
  if (isWeak(key)) {
    throw new KeyFileProblem(
      `${path}: ${field} is guessable (repeated bytes or text); let "keys create" choose`,
    );
  }
  return key;
}

/** 32 random bytes have about 30 distinct values and are never all printable: the odds are below 1 in 10^12. */
function isWeak(key: Buffer): boolean {
  const isText = key.every((byte) => byte >= 0x20 && byte < 0x7f);
  const steps = new Set(key.subarray(1).map((byte, index) => byte - (key[index] ?? 0)));
  return isText || new Set(key).size < 16 || steps.size < 8;
}

function writeTemporary(path: string, stored: StoredKeys): string {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  rmSync(temporary, { force: true });
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(stored, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return temporary;
}

function syncDirectory(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
