import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { checkModel, describeModel, installModel } from './install-model.ts';
import { hashFile, ModelProblem, parseManifest } from './model-folder.ts';
import { writeTinyModel } from './tiny-model.fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'consilia-model-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const quiet = () => undefined;
let count = 0;
let source: string;
let to: string;
beforeEach(() => {
  count += 1;
  source = join(root, `source-${count}`);
  to = join(root, `to-${count}`);
  writeTinyModel(source);
});
const install = (from = source, sha256?: string, signal?: AbortSignal) =>
  installModel(from, { to, sha256, progress: quiet, ...(signal ? { signal } : {}) });
const names = () => readdirSync(to).sort();
const whole = ['model.onnx', 'speech-model.json', 'tokens.txt'];

describe('B-028 a model of the operator’s is put in its place', () => {
  test('from a folder, with its progress', async () => {
    const seen: [number, number][] = [];
    const progress = (done: number, total: number) => void seen.push([done, total]);
    expect((await installModel(source, { to, sha256: undefined, progress })).title).toBe('Un seul mot');
    expect(names()).toEqual(whole);
    const total = ['model.onnx', 'tokens.txt'].reduce((sum, name) => sum + statSync(join(to, name)).size, 0);
    expect(seen.at(-1)).toEqual([total, total]);
    expect((await checkModel(to, quiet)).kind).toBe('nemo-ctc');
  });

  test.each(['tar', 'tar.gz', 'tgz'])('from a .%s, whatever else it holds', async (ending) => {
    writeFileSync(join(source, 'README'), 'x'.repeat(3_000));
    const archive = join(root, `model-${count}.${ending}`);
    execFileSync('tar', [ending === 'tar' ? '-cf' : '-czf', archive, '-C', root, `source-${count}`]);
    await install(archive);
    expect(names()).toEqual(whole);
    await checkModel(to, quiet);
  });

  test('cut on the way it goes on where it stopped', async () => {
    const stop = new AbortController();
    await expect(
      installModel(source, {
        to,
        sha256: undefined,
        progress: (done) => done > 0 && stop.abort(new Error('cut')),
        signal: stop.signal,
      }),
    ).rejects.toThrow('cut');
    const cut = join(to, 'model.onnx.part');
    cpSync(join(source, 'model.onnx'), cut);
    truncateSync(cut, 100);
    const seen: number[] = [];
    await installModel(source, { to, sha256: undefined, progress: (done) => void seen.push(done) });
    expect(seen[0]).toBe(100);
    expect(names()).toEqual(whole);
    await checkModel(to, quiet);
  });

  test('a second install takes the place of the first', async () => {
    await install();
    writeTinyModel(source, 'plaque');
    await install();
    expect(readFileSync(join(to, 'tokens.txt'), 'utf8')).toContain('plaque');
    await checkModel(to, quiet);
  });
});

describe('B-028 what is not the model is refused, and what was there stays', () => {
  test.each([
    [
      'another content of the same length',
      (path: string) => writeFileSync(path, readFileSync(path).reverse()),
    ],
    ['a file cut short', (path: string) => truncateSync(path, 50)],
    ['a longer file', (path: string) => writeFileSync(path, 'x', { flag: 'a' })],
    ['no file', (path: string) => rmSync(path)],
  ])('%s', async (_name, spoil) => {
    await install();
    const before = await hashFile(join(to, 'model.onnx'));
    spoil(join(source, 'model.onnx'));
    await expect(install()).rejects.toThrow();
    expect(await hashFile(join(to, 'model.onnx'))).toBe(before);
    await checkModel(to, quiet);
    expect(existsSync(join(to, 'model.onnx.part'))).toBe(false);
  });

  test('another manifest than the one that was meant', async () => {
    await expect(install(source, 'a'.repeat(64))).rejects.toThrow(/SHA-256/);
    const right = await hashFile(join(source, 'speech-model.json'));
    await install(source, right);
    expect(names()).toEqual(whole);
  });

  test('a file that changed after it was installed', async () => {
    await install();
    writeFileSync(join(to, 'model.onnx'), readFileSync(join(to, 'model.onnx')).reverse());
    await expect(checkModel(to, quiet)).rejects.toThrow(/has changed/);
  });

  test('what is no archive, and an archive without a manifest', async () => {
    const path = join(root, `no-${count}.tar`);
    writeFileSync(path, 'x'.repeat(2_000));
    await expect(install(path)).rejects.toThrow(/no tar archive/);
    rmSync(join(source, 'speech-model.json'));
    execFileSync('tar', ['-cf', path, '-C', root, `source-${count}`]);
    await expect(install(path)).rejects.toThrow(/holds no speech-model.json/);
    await expect(install()).rejects.toThrow(ModelProblem);
  });
});

describe('B-028 a manifest', () => {
  test('is made from files that are there', async () => {
    const facts = {
      kind: 'nemo-ctc',
      title: 'T',
      licence: 'L',
      roles: { model: 'model.onnx', tokens: 'tokens.txt' },
    };
    const { files } = await describeModel(source, facts);
    expect(files.map(({ role, name }) => [role, name])).toEqual([
      ['model', 'model.onnx'],
      ['tokens', 'tokens.txt'],
    ]);
    await expect(describeModel(source, { ...facts, roles: {} })).rejects.toThrow(/--file model=NAME/);
    await expect(describeModel(source, { ...facts, kind: 'x' })).rejects.toThrow(/Kinds are/);
  });

  const file = { role: 'model', name: 'm.onnx', bytes: 1, sha256: 'a'.repeat(64) };
  const tokens = { ...file, role: 'tokens', name: 't.txt' };
  const good = { title: 'T', licence: 'L', kind: 'nemo-ctc', files: [file, tokens] };
  test.each([
    ['a name with a folder', { ...good, files: [{ ...file, name: '../m.onnx' }, tokens] }],
    ['the manifest’s own name', { ...good, files: [{ ...file, name: 'speech-model.json' }, tokens] }],
    ['one name twice', { ...good, files: [file, { ...tokens, name: 'm.onnx' }] }],
    ['a role too few', { ...good, files: [file] }],
    ['no size', { ...good, files: [{ ...file, bytes: 0 }, tokens] }],
    ['no hash', { ...good, files: [{ ...file, sha256: 'x' }, tokens] }],
    ['an unknown kind', { ...good, kind: 'toString' }],
    ['nothing', {}],
  ])('with %s is refused', (_name, content) => {
    expect(() => parseManifest(JSON.stringify(content), 'm')).toThrow(ModelProblem);
    expect(parseManifest(JSON.stringify(good), 'm')).toEqual(good);
  });
});
