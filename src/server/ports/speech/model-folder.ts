/*
 * A speech model in a folder of the operator's: its files and `speech-model.json`, which says what each is, how long, and its
 * SHA-256. Nothing is fetched from anywhere; `npm run speech` puts such a folder in its place and checks it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const manifestName = 'speech-model.json';

/** The kinds of model that the recogniser knows, with the files each needs. */
export const modelKinds = {
  whisper: ['encoder', 'decoder', 'tokens'],
  canary: ['encoder', 'decoder', 'tokens'],
  transducer: ['encoder', 'decoder', 'joiner', 'tokens'],
  'nemo-ctc': ['model', 'tokens'],
  'zipformer-ctc': ['model', 'tokens'],
} as const;
export type ModelKind = keyof typeof modelKinds;

/** `bytes` and `sha256` (hexadecimal) of the whole file; `name` without any folder. */
export type ModelFile = { role: string; name: string; bytes: number; sha256: string };
export type ModelManifest = {
  /** What it calls itself, and under which licence: for people. */
  title: string;
  licence: string;
  kind: ModelKind;
  files: readonly ModelFile[];
};

/** A folder or manifest that cannot be used; the message says what to do. */
export class ModelProblem extends Error {
  override name = 'ModelProblem';
}

const plainName = /^[\w][\w.-]{0,199}$/;
const maxManifestBytes = 64 * 1024;

/** @throws ModelProblem */
export function readManifest(folder: string): ModelManifest {
  const path = join(folder, manifestName);
  let text: string;
  try {
    if (statSync(path).size > maxManifestBytes) throw new ModelProblem(`${path} is too long for a manifest.`);
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ModelProblem) throw error;
    throw new ModelProblem(`${path} cannot be read: install a model with npm run speech -- install.`);
  }
  return parseManifest(text, path);
}

/** @throws ModelProblem */
export function parseManifest(text: string, where: string): ModelManifest {
  let read: Partial<ModelManifest>;
  try {
    read = JSON.parse(text) as Partial<ModelManifest>;
  } catch {
    throw new ModelProblem(`${where} is no JSON.`);
  }
  const { title, licence, kind, files } = read;
  if (typeof title !== 'string' || typeof licence !== 'string' || !kind || !Object.hasOwn(modelKinds, kind)) {
    throw new ModelProblem(`${where} needs title, licence and kind (${Object.keys(modelKinds).join(', ')}).`);
  }
  const known = (Array.isArray(files) ? files : []).filter(isModelFile);
  const missing = modelKinds[kind].filter((role) => known.filter((file) => file.role === role).length !== 1);
  if (missing.length > 0) throw new ModelProblem(`${where} needs one file for: ${missing.join(', ')}.`);
  if (known.length !== files?.length || new Set(known.map(({ name }) => name)).size !== known.length) {
    throw new ModelProblem(`${where} lists a file wrongly or twice: role, name, bytes and sha256 of each.`);
  }
  return { title, licence, kind, files: known };
}

function isModelFile(value: unknown): value is ModelFile {
  const { role, name, bytes, sha256 } = (value ?? {}) as Partial<ModelFile>;
  return (
    typeof role === 'string' &&
    typeof name === 'string' &&
    plainName.test(name) &&
    name !== manifestName &&
    Number.isSafeInteger(bytes) &&
    Number(bytes) > 0 &&
    /^[0-9a-f]{64}$/.test(String(sha256))
  );
}

/** The paths of the files by role, each there with the length its manifest says. @throws ModelProblem */
export function locateModel(folder: string): {
  manifest: ModelManifest;
  paths: Readonly<Record<string, string>>;
} {
  const manifest = readManifest(folder);
  const paths = manifest.files.map(({ role, name, bytes }) => {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false })?.size;
    if (found !== bytes) {
      throw new ModelProblem(
        `${path} has ${found ?? 'no'} bytes instead of ${bytes}: install the model again.`,
      );
    }
    return [role, path] as const;
  });
  return { manifest, paths: Object.fromEntries(paths) };
}

/** SHA-256 in hexadecimal, read as a stream; `onBytes` hears how many more were read. */
export async function hashFile(
  path: string,
  onBytes: (count: number) => void = () => undefined,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(piece as Buffer);
    onBytes((piece as Buffer).length);
  }
  return hash.digest('hex');
}
