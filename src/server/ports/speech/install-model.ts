/*
 * Puts a speech model into its folder: from a folder or a .tar(.gz) of the operator's, never from the network. Each file is
 * checked against the manifest before it counts; cut on the way it goes on where it stopped; a bad file leaves what was there.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  hashFile,
  locateModel,
  type ModelFile,
  type ModelKind,
  type ModelManifest,
  ModelProblem,
  manifestName,
  modelKinds,
  parseManifest,
} from './model-folder.ts';
import { readTar, type TarFile } from './read-tar.ts';

/** Hears how many bytes of how many are in their place. */
export type Progress = (done: number, total: number) => void;
type Options = { to: string; sha256: string | undefined; progress: Progress; signal?: AbortSignal };

const part = '.part';

/**
 * @param source a folder, or an archive by its name
 * @throws ModelProblem when a file is missing or is not what the manifest says; what was installed before stays
 */
export async function installModel(source: string, options: Options): Promise<ModelManifest> {
  const isFolder = (await stat(source).catch(() => undefined))?.isDirectory();
  if (isFolder === undefined) throw new ModelProblem(`${source} does not exist.`);
  return isFolder ? installFromFolder(source, options) : installFromArchive(source, options);
}

async function installFromFolder(source: string, options: Options): Promise<ModelManifest> {
  const text = await readFile(join(source, manifestName), 'utf8').catch(() => {
    throw new ModelProblem(`${source} holds no ${manifestName}: make one with npm run speech -- manifest.`);
  });
  const incoming = await begin(text, source, options);
  for (const file of incoming.manifest.files) {
    const isThere = await stat(join(source, file.name)).catch(() => undefined);
    if (!isThere) throw new ModelProblem(`Missing in ${source}: ${file.name}.`);
    await incoming.take(file, (from) => createReadStream(join(source, file.name), { start: from }));
  }
  return incoming.finish();
}

/** Twice through the archive: the manifest may stand behind the files. */
async function installFromArchive(source: string, options: Options): Promise<ModelManifest> {
  let text: string | undefined;
  for await (const entry of readTar(source)) {
    if (nameOf(entry) === manifestName && entry.bytes <= 64 * 1024)
      text = (await collect(entry)).toString('utf8');
  }
  if (text === undefined) throw new ModelProblem(`${source} holds no ${manifestName}.`);
  const incoming = await begin(text, source, options);
  for await (const entry of readTar(source)) {
    const file = incoming.manifest.files.find(({ name }) => name === nameOf(entry));
    if (file) await incoming.take(file, (from) => skip(entry.content, from));
  }
  return incoming.finish();
}

const nameOf = ({ path }: TarFile): string => path.split('/').at(-1) ?? '';

async function collect({ content }: TarFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* skip(content: AsyncIterable<Buffer>, from: number): AsyncIterable<Buffer> {
  let left = from;
  for await (const piece of content) {
    if (piece.length > left) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

async function begin(text: string, where: string, { to, sha256, progress, signal }: Options) {
  const manifest = parseManifest(text, where);
  const found = createHash('sha256').update(text).digest('hex');
  if (sha256 !== undefined && sha256 !== found) {
    throw new ModelProblem(`The manifest has SHA-256 ${found}, not the one that was given.`);
  }
  await mkdir(to, { recursive: true });
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const ready = new Set<string>();
  let done = 0;
  const count = (bytes: number) => {
    done += bytes;
    progress(done, total);
  };
  return {
    manifest,
    async take(file: ModelFile, open: (from: number) => AsyncIterable<unknown>): Promise<void> {
      if (ready.has(file.name)) return;
      await takeFile(join(to, file.name), file, open, count, signal);
      ready.add(file.name);
    },
    /** All or nothing: only now do the new files take the place of the old. */
    async finish(): Promise<ModelManifest> {
      const missing = manifest.files.filter(({ name }) => !ready.has(name)).map(({ name }) => name);
      if (missing.length > 0) throw new ModelProblem(`Missing in ${where}: ${missing.join(', ')}.`);
      await rm(join(to, manifestName), { force: true });
      for (const { name } of manifest.files) await rename(join(to, name + part), join(to, name));
      await writeFile(join(to, manifestName + part), text);
      await rename(join(to, manifestName + part), join(to, manifestName));
      const kept = new Set([manifestName, ...manifest.files.map(({ name }) => name)]);
      for (const name of await readdir(to))
        if (name.endsWith(part) && !kept.has(name)) await rm(join(to, name));
      return manifest;
    },
  };
}

/** Goes on behind what an earlier try left; a file that ends up wrong is removed, so that the next try begins anew. */
async function takeFile(
  target: string,
  file: ModelFile,
  read: (from: number) => AsyncIterable<unknown>,
  count: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const path = target + part;
  let from = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (from > file.bytes) from = 0;
  count(from);
  const handle = await open(path, from === 0 ? 'w' : 'a', 0o600);
  try {
    let written = from;
    for await (const piece of from === file.bytes ? [] : read(from)) {
      signal?.throwIfAborted();
      const bytes = piece as Buffer;
      written += bytes.length;
      if (written > file.bytes) break;
      await handle.write(bytes);
      count(bytes.length);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if ((await stat(path)).size === file.bytes && (await hashFile(path)) === file.sha256) return;
  await rm(path, { force: true });
  throw new ModelProblem(
    `${file.name} is not the file that the manifest names: fetch it again. Nothing was changed.`,
  );
}

/** A manifest for files that the operator has and trusts; `roles` maps each role of the kind to a file name. */
export async function describeModel(
  folder: string,
  facts: { kind: string; title: string; licence: string; roles: Readonly<Record<string, string>> },
): Promise<ModelManifest> {
  const { kind, title, licence, roles } = facts;
  if (!Object.hasOwn(modelKinds, kind))
    throw new ModelProblem(`Kinds are ${Object.keys(modelKinds).join(', ')}.`);
  const files = await Promise.all(
    modelKinds[kind as ModelKind].map(async (role) => {
      const name = roles[role];
      const size =
        name === undefined ? undefined : (await stat(join(folder, name)).catch(() => undefined))?.size;
      if (name === undefined || size === undefined) {
        throw new ModelProblem(`Say which file is the ${role}: --file ${role}=NAME, a file in ${folder}.`);
      }
      return { role, name, bytes: size, sha256: await hashFile(join(folder, name)) };
    }),
  );
  return parseManifest(JSON.stringify({ title, licence, kind, files }), 'The manifest');
}

/** Reads every file of an installed model again. @throws ModelProblem for the first that has changed */
export async function checkModel(folder: string, progress: Progress): Promise<ModelManifest> {
  const { manifest } = locateModel(folder);
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { name, sha256 } of manifest.files) {
    const found = await hashFile(join(folder, name), (bytes) => {
      done += bytes;
      progress(done, total);
    });
    if (found !== sha256)
      throw new ModelProblem(`${join(folder, name)} has changed: install the model again.`);
  }
  return manifest;
}
