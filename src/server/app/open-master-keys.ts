// The key file: a demo makes its own beside its data; a real instance is given one, kept elsewhere (config refuses else).
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { openDestroyedKeys } from '#server/platform/crypto/destroyed-keys.ts';
import { createKeyring, type Keyring } from '#server/platform/crypto/keyring.ts';
import { createKeyFile, loadKeyFile, type MasterKeys } from '#server/platform/crypto/master-keys.ts';
import type { Config } from './config.ts';

/** @throws KeyFileProblem saying what to do */
function openMasterKeys(config: Pick<Config, 'mode' | 'masterKeyFile' | 'dataDirectory'>): MasterKeys {
  // PostgreSQL, run as another user when we are root, must be able to pass through; keys/ itself stays closed.
  mkdirSync(config.dataDirectory, { recursive: true, mode: 0o755 });
  if (config.mode === 'demo' && !existsSync(config.masterKeyFile)) createKeyFile(config.masterKeyFile);
  return loadKeyFile(config.masterKeyFile);
}

/** The keyring of this instance, with the list of destroyed keys that lies beside the key file. */
export function openKeyring(config: Pick<Config, 'mode' | 'masterKeyFile' | 'dataDirectory'>): Keyring {
  const keys = openMasterKeys(config);
  return createKeyring(keys, randomBytes, openDestroyedKeys(`${config.masterKeyFile}.destroyed`));
}
