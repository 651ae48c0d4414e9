// A bundle that a stranger checks offline: entries with salts and paths, a signed head, time stamps, public keys,
// a text in two languages and a small program. What may be asked for by whom is the caller's rule.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { AppError } from '#server/platform/http/app-error.ts';
import { streamZip, type ZipEntry } from '#server/platform/zip/write-zip.ts';
import { system } from '#server/policy/actor.ts';
import { createTreeProofs, type ReadTile, type TreeProofs } from '../merkle/tree-proofs.ts';
import { findLastHead, readTile } from '../proof/proof.queries.ts';
import { stampedText, type TreeHead, writeHead } from '../proof/tree-head.ts';
import type { Ctx, RunUseCase } from '../use-case-context.ts';
import { appendLeaves } from '../use-cases/append-leaves.ts';
import {
  listPlacedEntries,
  listStampsOver,
  type PlacedEntry,
  type Scope,
  type StampedHead,
} from './bundle.queries.ts';
import { bundleReadme } from './bundle-readme.fr.ts';

export type ProofParts = { run: RunUseCase; now: () => Date; operatorName: string };

/** What the proof is about. `label` stands in its file name and text: an id or a reference, never a name. */
export type ProofSubject = { kind: 'case' | 'account'; label: string } & Scope;

export type Proof = { fileName: string; body: Buffer };

const mostEntries = 10_000;
const mostStamps = 100;
const titles = { case: 'dossier', account: 'compte' } as const;
const program = readFileSync(join(import.meta.dirname, 'verify.mjs'));

/** Places what waits, then collects. @throws AppError `proof.too_many` when a period must be given */
export async function makeProof(parts: ProofParts, subject: ProofSubject): Promise<Proof> {
  const by = system('proof bundle');
  await appendLeaves(parts.run, by);
  const files = await parts.run(by, (ctx) => collect(ctx, parts, subject));
  const body = await buffer(streamZip(dated(files, parts.now())));
  return { fileName: `preuve-${titles[subject.kind]}-${subject.label}.zip`, body };
}

type File = Omit<ZipEntry, 'at'>;

async function* dated(files: readonly File[], at: Date): AsyncGenerator<ZipEntry> {
  for (const file of files) yield { ...file, at };
}

async function collect(ctx: Ctx, parts: ProofParts, subject: ProofSubject): Promise<File[]> {
  const head = await findLastHead(ctx.tx);
  // There is always one: asking for a proof is an act.
  if (head === undefined) throw new Error('There is no tree head to prove anything with');
  const { size } = head;
  const entries = await listPlacedEntries(ctx.tx, subject, { size, limit: mostEntries + 1 });
  if (entries.length > mostEntries) throw new AppError('proof.too_many');
  const positions = entries.map(({ position }) => position);
  const stamps = await listStampsOver(ctx.tx, positions, { size, limit: mostStamps });
  const proofs = createTreeProofs(rememberTiles(ctx));
  const lines: string[] = [];
  for (const entry of entries) lines.push(entryLine(entry, await proofs.inclusion(entry.position, size)));
  const facts = { what: titles[subject.kind], about: subject.label, entries: entries.length };
  const readme = bundleReadme({ ...facts, madeAt: ctx.now.toISOString(), instance: parts.operatorName });
  return [
    { path: 'LISEZMOI-README.md', content: Buffer.from(readme) },
    { path: 'verify.mjs', content: program },
    { path: 'entries.jsonl', content: Buffer.from(lines.join('')) },
    { path: 'head.json', content: asJson(writeHead(head)) },
    { path: 'keys.json', content: asJson(ctx.keyring.signer.publicKeys()) },
    ...(await stampFiles(proofs, head, stamps)),
  ];
}

function entryLine({ position, contentHash, stored }: PlacedEntry, path: readonly Buffer[]): string {
  const { entry, salt } = stored;
  const line = {
    position,
    entry,
    salt: salt?.toString('hex') ?? null,
    contentHash: contentHash.toString('hex'),
    path: hexes(path),
  };
  return `${JSON.stringify(line)}\n`;
}

async function stampFiles(
  proofs: TreeProofs,
  head: TreeHead,
  stamps: readonly StampedHead[],
): Promise<File[]> {
  const files: File[] = [];
  const list: unknown[] = [];
  for (const { head: stamped, token } of stamps) {
    const file = `time-stamps/head-${stamped.number}`;
    const consistency = hexes(await proofs.consistency(stamped.size, head.size));
    list.push({ head: writeHead(stamped), consistency, file });
    files.push({ path: `${file}.txt`, content: Buffer.from(stampedText(stamped)) });
    files.push({ path: `${file}.tsr`, content: token });
  }
  return [{ path: 'stamps.json', content: asJson(list) }, ...files];
}

/** Tiles read in this transaction, each once: they are few. */
function rememberTiles({ tx }: Ctx): ReadTile {
  const known = new Map<string, Promise<Buffer[]>>();
  return (level, number) => {
    const name = `${level}/${number}`;
    const tile = known.get(name) ?? readTile(tx, level, number);
    known.set(name, tile);
    return tile;
  };
}

const hexes = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
const asJson = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
