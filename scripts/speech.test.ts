import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { speechPiece } from '#server/ports/speech/speech.suite.ts';
import { writeTinyModel } from '#server/ports/speech/tiny-model.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'consilia-speech-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as an operator would. */
function speech(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((settle) => {
    const script = join(import.meta.dirname, 'speech.ts');
    execFile(process.execPath, [script, ...args], { timeout: 60_000 }, (error, stdout, stderr) => {
      settle({ code: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
    });
  });
}

test('B-028 a model is described, installed, checked and tried by command', async () => {
  const source = join(folder, 'source');
  const to = join(folder, 'to');
  writeTinyModel(source, 'plaque');
  const facts = ['--kind', 'nemo-ctc', '--title', 'Un mot', '--licence', 'EUPL-1.2'];
  const described = await speech(
    'manifest',
    source,
    ...facts,
    '--file',
    'model=model.onnx',
    '--file',
    'tokens=tokens.txt',
  );
  const hash = /SHA-256 ([0-9a-f]{64})/.exec(described.output)?.[1] ?? '';
  const installed = await speech('install', source, '--to', to, '--sha256', hash);
  expect(installed.output).toContain('100 %');
  expect(installed).toMatchObject({ code: 0, output: expect.stringContaining(`Installed in ${to}: Un mot`) });
  expect((await speech('check', to)).output).toContain('Whole: Un mot (EUPL-1.2).');
  const wav = join(folder, 'essai.wav');
  writeFileSync(wav, speechPiece(1).wav);
  expect((await speech('try', to, wav)).output).toMatch(/^plaque\n\d+\.\d s for 1\.0 s of sound/);
});

test('B-028 what is wrong is said in one sentence', async () => {
  const source = join(folder, 'bad');
  writeTinyModel(source);
  writeFileSync(join(source, 'model.onnx'), 'x', { flag: 'a' });
  const to = join(folder, 'nothing');
  const results = [
    await speech('install', source, '--to', to),
    await speech('install', source),
    await speech('check', to),
    await speech('try', source, join(source, 'tokens.txt')),
    await speech(),
  ];
  expect(results.map(({ code }) => code)).toEqual([1, 64, 1, 64, 64]);
  expect(results[0]?.output).toContain('is not the file that the manifest names');
  expect(results.map(({ output }) => /\n\s+at /.test(output))).toEqual(results.map(() => false));
});
