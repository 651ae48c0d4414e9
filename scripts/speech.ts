// npm run speech: the speech model of an instance (B-028). Nothing is fetched from the network. `--help` says how.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readWav } from '#contracts/dictation/speech-audio.ts';
import { checkModel, describeModel, installModel } from '#server/ports/speech/install-model.ts';
import { hashFile, ModelProblem, manifestName } from '#server/ports/speech/model-folder.ts';
import { createSherpaRecogniser } from '#server/ports/speech/providers/sherpa.adapter.ts';
import { SpeechRefused, TryLater } from '#server/ports/speech/speech.port.ts';
import { UsageProblem } from './account/usage.ts';

const usage = `npm run speech -- <command>

  manifest FOLDER --kind KIND --title TEXT --licence TEXT --file ROLE=NAME …
                       describes a model that you have fetched and trust; prints the SHA-256 of the manifest
                       kinds: whisper, canary (encoder, decoder, tokens), transducer (encoder, decoder, joiner, tokens),
                       nemo-ctc, zipformer-ctc (model, tokens)
  install SOURCE --to FOLDER [--sha256 HASH]
                       copies a described model from a folder, a .tar or a .tar.gz; every file is checked. Cut on the
                       way? Give the same command again: it goes on where it stopped. --sha256 is that of the manifest.
  check FOLDER         reads every file of an installed model again
  try FOLDER FILE.wav  what the model hears in a recording (one channel, 16 bits, 16,000 a second, at most 60 s)

Then start the server with SPEECH_MODEL_DIR=FOLDER.`;

let shown = -1;

/** A bar on a terminal, a line for each tenth elsewhere. */
function showProgress(done: number, total: number): void {
  const percent = Math.floor((done * 100) / total);
  const isDue = percent > shown && (process.stderr.isTTY || percent >= shown + 10 || percent === 100);
  if (!isDue) return;
  shown = percent;
  const bar = '#'.repeat(Math.floor(percent / 4)).padEnd(25, '.');
  const [start, end] = process.stderr.isTTY ? ['\r', percent === 100 ? '\n' : ''] : ['', '\n'];
  process.stderr.write(`${start}[${bar}] ${percent} %${end}`);
}

type Values = { [name in 'kind' | 'title' | 'licence' | 'to' | 'sha256']?: string | undefined } & {
  file?: string[] | undefined;
};

async function writeManifest(folder: string, values: Values): Promise<string[]> {
  const { kind = '', title = '', licence = '', file = [] } = values;
  if (title === '' || licence === '')
    throw new UsageProblem('--title and --licence are needed: people read them.');
  const roles = Object.fromEntries(file.map((pair) => pair.split('=', 2) as [string, string]));
  const manifest = await describeModel(folder, { kind, title, licence, roles });
  const path = join(folder, manifestName);
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
  return [`Written: ${path}`, `SHA-256 ${await hashFile(path)}`];
}

async function install(source: string, { to, sha256 }: Values): Promise<string[]> {
  if (to === undefined) throw new UsageProblem('--to is missing: the folder that SPEECH_MODEL_DIR names.');
  const { title, licence } = await installModel(source, { to, sha256, progress: showProgress });
  return [`Installed in ${to}: ${title} (${licence}). Start the server anew with SPEECH_MODEL_DIR=${to}.`];
}

async function tryModel(folder: string, file: string): Promise<string[]> {
  const wav = new Uint8Array(await readFile(file));
  const read = readWav(wav);
  if (!read.ok)
    throw new UsageProblem(
      `${file} has not the form that is asked for: one channel, 16 bits, 16,000 a second.`,
    );
  const recogniser = createSherpaRecogniser(folder);
  try {
    const startedAt = performance.now();
    const text = await recogniser.recognise({ ...read, wav });
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    return [text === '' ? '(nothing heard)' : text, `${seconds} s for ${read.seconds.toFixed(1)} s of sound`];
  } finally {
    await recogniser.close();
  }
}

async function run(args: readonly string[]): Promise<string[] | undefined> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      kind: text,
      title: text,
      licence: text,
      to: text,
      sha256: text,
      file: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [command, operand, second] = positionals;
  if (values.help === true || operand === undefined) return undefined;
  if (command === 'manifest') return writeManifest(operand, values);
  if (command === 'install') return install(operand, values);
  if (command === 'try' && second !== undefined) return tryModel(operand, second);
  if (command !== 'check') return undefined;
  const { title, licence } = await checkModel(operand, showProgress);
  return [`Whole: ${title} (${licence}).`];
}

const expected = [UsageProblem, ModelProblem, TryLater, SpeechRefused];

run(process.argv.slice(2)).then(
  (lines) => {
    console.log(lines?.join('\n') ?? usage);
    if (!lines && !process.argv.includes('--help')) process.exitCode = 64;
  },
  (error: unknown) => {
    console.error(
      error instanceof Error && expected.some((kind) => error instanceof kind) ? error.message : error,
    );
    process.exitCode = error instanceof UsageProblem ? 64 : 1;
  },
);
