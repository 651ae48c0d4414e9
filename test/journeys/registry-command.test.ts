import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  extractLines,
  extractText,
} from '#server/ports/professional-registry/professional-registry.fixture.ts';
import { suitePeople } from '#server/ports/professional-registry/professional-registry.suite.ts';
import { runScript, settingsOf } from './run-command.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
beforeAll(async () => {
  instance = await startTestInstance();
});
afterAll(() => instance.close());

const registry = (...args: string[]) => runScript('registry.ts', args, { env: settingsOf(instance) });

test('B-034 the operator imports an extract, sees its state and looks a number up', async () => {
  expect(await registry('status')).toEqual({ code: 0, output: 'No extract was imported yet.\n' });
  const file = join(instance.directory, 'extract.txt');
  writeFileSync(file, extractText(extractLines(Object.values(suitePeople))));
  expect(await registry('import', file)).toMatchObject({ code: 64 });
  const imported = await registry('import', file, '--date', '2026-11-20');
  expect(imported.code).toBe(0);
  expect(imported.output).toContain('100 %');
  expect(imported.output).toContain('In use: 3 doctors and pharmacists on 6 lines, 0 lines left out.');
  expect((await registry('status')).output).toContain('In use: extract of 2026-11-20, 3 people, 6 lines');
  const found = await registry('lookup', suitePeople.pharmacist.rpps);
  expect(found.output).toContain('TILLEUL Jean Marc, profession 21, in practice (extract, 2026-11-20)');
  expect((await registry('lookup', '10000000404')).output).toContain('is not in the register');
});

test('what cannot be understood is told in a sentence', async () => {
  expect(await registry('dance')).toMatchObject({ code: 64 });
  expect(await registry('lookup', '123')).toEqual({ code: 1, output: 'An RPPS number has 11 digits\n' });
  const other = join(instance.directory, 'other.txt');
  writeFileSync(other, 'a;b\n1;2\n');
  const refused = await registry('import', other, '--date', '2026-11-20');
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('does not name these columns') });
});
