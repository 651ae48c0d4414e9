import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDestroyedKeys } from './destroyed-keys.ts';
import { createKeyring, destroyedKey, KeyUnusable } from './keyring.ts';
import { addMasterKey, createKeyFile, KeyFileProblem, loadKeyFile, retireMasterKey } from './master-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'consilia-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('A-087 a retired master key opens no older copy, and what was wrapped again stays open', () => {
  const file = join(folder, 'retire.json');
  createKeyFile(file);
  const older = createKeyring(loadKeyFile(file)).newDataKey().wrapped;
  expect(() => retireMasterKey(file, 'k1')).toThrow(KeyFileProblem);
  addMasterKey(file);
  const fresh = createKeyring(loadKeyFile(file)).rewrap(older) ?? '';
  retireMasterKey(file, 'k1');
  const keyring = createKeyring(loadKeyFile(file));
  expect(() => keyring.unwrap(older)).toThrow(KeyUnusable);
  expect(() => keyring.unwrap(fresh)).not.toThrow();
  expect(() => retireMasterKey(file, 'k1')).toThrow('holds no master key called k1');
});

test('A-087 a destroyed key stays destroyed after a restart, under another master key too, and twice is once', () => {
  const file = join(folder, 'destroy.json');
  const list = `${file}.destroyed`;
  createKeyFile(file);
  const open = () => createKeyring(loadKeyFile(file), undefined, openDestroyedKeys(list));
  const { wrapped } = open().newDataKey();
  const { wrapped: other } = open().newDataKey();
  addMasterKey(file);
  const again = createKeyring(loadKeyFile(file)).rewrap(wrapped) ?? '';
  const keyring = open();
  keyring.destroy(wrapped);
  keyring.destroy(wrapped);
  keyring.destroy(destroyedKey);
  expect(() => keyring.unwrap(wrapped)).toThrow(KeyUnusable);
  expect(() => open().unwrap(again)).toThrow(KeyUnusable);
  expect(() => open().unwrap(other)).not.toThrow();
  expect(open().rewrap(destroyedKey)).toBeNull();
});
