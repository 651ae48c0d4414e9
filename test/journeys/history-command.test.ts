import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseRow, insertCases, insertPeople } from '#server/modules/cases/board/board-world.suite.ts';
import { defaultAssumptions } from '#server/modules/cases/simulation/assumptions.ts';
import { runScript, settingsOf } from './run-command.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let file: string;
beforeAll(async () => {
  instance = await startTestInstance();
  file = join(instance.directory, 'history.json');
});
afterAll(() => instance.close());

const simulate = (args: string[], more: Record<string, string> = {}) =>
  runScript('simulate.ts', args, { env: { ...settingsOf(instance), ...more } });

const replay = async () => {
  const { code, output } = await simulate(['--assumptions', file, '--days', '20', '--cases', '20']);
  expect(code, output).toBe(0);
  expect(output).not.toMatch(/NaN|undefined|Infinity/);
};

test('of an empty instance the command says that every figure is as assumed, and days are replayed with them', async () => {
  expect(await simulate(['history', '--out', file])).toEqual({
    code: 0,
    output: `${file}: every figure as assumed. Fewer than 30 requests, takings or answers in a year say nothing.\n`,
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(defaultAssumptions);
  await replay();
});

test('what an instance has lived replaces what is assumed, and days are replayed with it', async () => {
  await insertPeople(instance.database);
  const yesterday = new Date(Date.now() - 86_400_000);
  await insertCases(
    instance.database,
    Array.from({ length: 40 }, () => caseRow({ submitted_at: yesterday })),
  );
  const { code, output } = await simulate(['history', '--out', file]);
  expect({ code, output }).toEqual({
    code: 0,
    output: `${file}: 3 of 13 figures are this instance's own.\n`,
  });
  await replay();
});

test('without the keys of the instance the command says what to set', async () => {
  const missing = await simulate(['history', '--out', file], {
    MASTER_KEY_FILE: join(instance.directory, 'none.json'),
  });
  expect(missing).toMatchObject({ code: 1, output: expect.stringMatching(/^\S+none\.json is missing/) });
  expect(await simulate(['history'])).toEqual({ code: 64, output: 'history needs --out FILE.\n' });
});
