import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ConfigError } from './config.ts';
import { readTrackers } from './config-cookies.ts';

const folder = mkdtempSync(join(tmpdir(), 'consilia-cookies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function fileOf(value: unknown): string {
  count += 1;
  const path = join(folder, `${count}.json`);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}
const tracker = {
  id: 'mesure',
  name: '_mesure',
  purpose: 'compter les visites',
  duration: 'un mois',
  who: 'Mesure fictive',
  script: 'https://mesure.invalid/compteur.js',
};

test('A-103 without a file there is nothing to choose; with one, what it lists', () => {
  expect(readTrackers(undefined)).toEqual([]);
  expect(readTrackers(fileOf({ trackers: [tracker] }))).toEqual([tracker]);
});

test('A-103 a script that is not https, an unknown key, an id twice or a file that is none is refused', () => {
  const wrong = [
    { trackers: [{ ...tracker, script: 'http://mesure.invalid/x.js' }] },
    { trackers: [{ ...tracker, colour: 'bleu' }] },
    { trackers: [tracker, tracker] },
    '{',
  ];
  for (const each of wrong) expect(() => readTrackers(fileOf(each))).toThrow(ConfigError);
});
