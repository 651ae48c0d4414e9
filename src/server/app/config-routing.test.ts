import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultCaseSettings } from '#server/modules/cases/public.ts';
import { ConfigError } from './config.ts';
import { readCaseSettings } from './config-routing.ts';

const directory = mkdtempSync(join(tmpdir(), 'consilia-settings-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let files = 0;
function fileOf(value: unknown): string {
  files += 1;
  const path = join(directory, `${files}.json`);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

test('B-010 delays are settings: a file overrides what it names and keeps the rest', () => {
  const settings = readCaseSettings(
    fileOf({ takeMinutes: 45, openStartTiers: { peau: [1], 'grain-de-beaute': [1, 3] } }),
  );
  const { firstRouting, ...rest } = settings;
  const { firstRouting: usual, ...usualRest } = defaultCaseSettings;
  expect(rest).toEqual(usualRest);
  expect(firstRouting.forms.peau).toEqual({
    ...usual.forms.peau,
    startTier: 1,
    openStartTiers: [],
    tiers: {
      1: { ...usual.forms.peau.tiers[1], takeMinutes: 45 },
      2: { ...usual.forms.peau.tiers[2], takeMinutes: 45 },
      3: { ...usual.forms.peau.tiers[3], takeMinutes: 45 },
    },
  });
  expect(firstRouting.forms['grain-de-beaute'].openStartTiers).toEqual([3]);
});

test('no file means the defaults', () => {
  expect(readCaseSettings(undefined)).toBe(defaultCaseSettings);
});

test.each([
  ['a misspelt name', { takeMinute: 45 }],
  ['a time of nothing', { answerMinutes: 0 }],
  [
    'hours that close before they open',
    { serviceHours: { days: [1], opensAt: '20:00', closesAt: '08:00', zone: 'Europe/Paris' } },
  ],
  ['a reminder after the end of its delay', { clarificationReminderHours: [24, 96], clarificationHours: 48 }],
  ['no JSON', 'takeMinutes: 45'],
])('%s is refused', (_, value) => {
  expect(() => readCaseSettings(fileOf(value))).toThrow(ConfigError);
});
