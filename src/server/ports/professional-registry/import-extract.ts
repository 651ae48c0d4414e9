/*
 * Imports a file of the public directory. The file is read in stretches of whole lines; each stretch is kept together
 * with how far it goes, so an import that was cut goes on where it stopped when it is given the same file again. The
 * former extract answers until the new one is whole; then they change places in one step. Memory is bounded by one
 * stretch. Refuses what is no extract, is damaged, or holds far fewer people than the one in use.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Database, Tx } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { countPeople, findExtract } from './extract.queries.ts';
import { giveUp, insertExtract, keepStep, makeCurrent, removeSomeLines } from './extract.store.ts';
import {
  type ExtractLayout,
  type ExtractLine,
  ExtractProblem,
  encodingOf,
  readHeader,
  readLine,
} from './extract-line.ts';

export type ImportSettings = {
  db: Database;
  file: string;
  /** The day the extract describes, yyyy-mm-dd. */
  datedOn: string;
  now: () => Date;
  newId: () => string;
  /** Told after each stretch; a throw from it cuts the import as a lost power line would. */
  progress: (state: { readBytes: number; fileBytes: number; keptLines: number }) => void;
  /** Also takes an extract with far fewer people than the one in use. */
  force?: boolean;
  /** Bytes of one stretch; tests take less. */
  stepBytes?: number;
};

export type Imported = { people: number; lines: number; malformed: number; resumed: boolean };

const scope = { actorKind: 'system', accountId: null, organisationId: null, tier: null } as const;
const maxLineBytes = 16_384;
const newline = 0x0a;

/** @throws ExtractProblem when the file is not taken; what was current before is current still */
export async function importExtract(settings: ImportSettings): Promise<Imported> {
  const { db } = settings;
  const fileSha256 = await hashFile(settings.file);
  const handle = await open(settings.file, 'r');
  try {
    const fileBytes = (await handle.stat()).size;
    const header = await readFirstLine(handle);
    const decoder = new TextDecoder(encodingOf(header));
    const layout = readHeader(decoder.decode(header));
    const extract = await begin(settings, { fileSha256, fileBytes });
    let at = extract.readBytes === 0 ? header.length + 1 : extract.readBytes;
    let from = extract.readBytes;
    let keptLines = extract.keptLines;
    while (at < fileBytes) {
      const stretch = await readStretch(handle, at, settings.stepBytes ?? 1_048_576);
      const { lines, malformed } = readLines(decoder.decode(stretch), layout);
      const toBytes = Math.min(at + stretch.length, fileBytes);
      const isKept = await inTransaction(db, scope, (tx) =>
        keepStep(tx, extract.id, { fromBytes: from, toBytes, lines, malformed }),
      );
      if (!isKept) throw new ExtractProblem('Another import is reading this file.');
      at = toBytes;
      from = toBytes;
      keptLines += lines.length;
      settings.progress({ readBytes: at, fileBytes, keptLines });
    }
    const done = await finish(settings, extract.id);
    return { ...done, resumed: extract.readBytes > 0 };
  } finally {
    await handle.close();
  }
}

/** Goes on with the same file, puts aside a half-read other one, or begins. */
async function begin(settings: ImportSettings, file: { fileSha256: string; fileBytes: number }) {
  return inTransaction(settings.db, scope, async (tx) => {
    const loading = await findExtract(tx, 'loading');
    if (loading?.file_sha256 === file.fileSha256) {
      return { id: loading.id, readBytes: loading.read_bytes, keptLines: loading.kept_lines };
    }
    if (loading) await giveUp(tx, loading.id, settings.now());
    const id = settings.newId();
    const isFirst = await insertExtract(tx, {
      id,
      ...file,
      datedOn: settings.datedOn,
      at: settings.now(),
    });
    if (!isFirst) throw new ExtractProblem('Another import has just begun.');
    return { id, readBytes: 0, keptLines: 0 };
  });
}

async function finish(settings: ImportSettings, extractId: string): Promise<Omit<Imported, 'resumed'>> {
  const { db, now } = settings;
  const outcome = await inTransaction(db, scope, async (tx) => {
    const loaded = await findExtract(tx, 'loading');
    if (loaded?.id !== extractId) throw new ExtractProblem('Another import has taken the place of this one.');
    const people = await countPeople(tx, extractId);
    const problem = await problemOf(tx, { ...loaded, people }, settings.force === true);
    if (problem) await giveUp(tx, extractId, now());
    else await makeCurrent(tx, extractId, people, now());
    return { problem, people, lines: loaded.kept_lines, malformed: loaded.malformed_lines };
  });
  // What no longer counts is cleared away in small steps; a cut here is made up by the next import.
  while ((await inTransaction(db, scope, removeSomeLines)) > 0);
  if (outcome.problem) throw new ExtractProblem(outcome.problem);
  return { people: outcome.people, lines: outcome.lines, malformed: outcome.malformed };
}

async function problemOf(
  tx: Tx,
  loaded: { kept_lines: number; malformed_lines: number; people: number },
  isForced: boolean,
): Promise<string | undefined> {
  if (loaded.people === 0) return 'The file names no doctor and no pharmacist.';
  if (loaded.malformed_lines * 50 > loaded.kept_lines + loaded.malformed_lines) {
    return `${loaded.malformed_lines} lines cannot be read: the file is damaged or of another kind.`;
  }
  const current = await findExtract(tx, 'current');
  if (isForced || !current?.people || loaded.people * 2 >= current.people) return undefined;
  return `The file names ${loaded.people} people, the extract in use ${current.people}: is it cut short? --force takes it.`;
}

function readLines(text: string, layout: ExtractLayout): { lines: ExtractLine[]; malformed: number } {
  const lines: ExtractLine[] = [];
  let malformed = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const read = readLine(layout, line);
    if (read === 'malformed') malformed += 1;
    else if (read !== 'other') lines.push(read);
  }
  return { lines, malformed };
}

async function readFirstLine(handle: FileHandle): Promise<Buffer> {
  const stretch = await readAt(handle, 0, maxLineBytes);
  const end = stretch.indexOf(newline);
  if (end < 0) throw new ExtractProblem('The file does not begin with a line of column names.');
  return stretch.subarray(0, end);
}

/** Whole lines from a place on; the last line of the file may lack its end. */
async function readStretch(handle: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const stretch = await readAt(handle, at, bytes + maxLineBytes);
  if (stretch.length < bytes + maxLineBytes) return stretch;
  const end = stretch.lastIndexOf(newline);
  if (end < 0) throw new ExtractProblem(`A line of the file has more than ${maxLineBytes} bytes.`);
  return stretch.subarray(0, end + 1);
}

async function readAt(handle: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  let filled = 0;
  while (filled < bytes) {
    const { bytesRead } = await handle.read(buffer, filled, bytes - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}
