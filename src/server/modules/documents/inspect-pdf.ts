// Refuses PDFs that do more than show pages (B-031: "no active content"): scripts, actions on opening, launches, forms
// that send, embedded files, rich media, encryption. Looks into object streams too. It does not prove a file harmless
// (a malware scan follows), repairs nothing and keeps nothing.
import { setImmediate } from 'node:timers/promises';
import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { type Byterange, findActiveNames, isHarmlessOpening, namesOf } from './pdf-names.ts';
import { dictionaryOf, findStreams, type PdfStream } from './pdf-streams.ts';

/** `unclear`: built so that one cannot look into it within bounds; treated like active content. */
export type PdfVerdict = 'passive' | 'active' | 'unclear' | 'not_whole';

/** An object stream in the clear; `firstAt` is where its objects start. */
type ObjectStream = { text: string; firstAt: number };

/** Bytes inflated from one file in all; streams in one file; first compressed bytes tried of each stream. */
export const pdfLimits = { inflatedBytes: 64 * 1024 * 1024, streams: 10_000, probeBytes: 512 } as const;

const endSearchBytes = 2_048;
const streamsPerTurn = 100;
const mostOpenings = 4;
/** Skipped with the checksum at the end: readers of PDF do not mind a wrong one, so it must hide nothing here. */
const zlibHeadBytes = 2;
const opaqueFilters = new Set(
  'ASCIIHexDecode AHx ASCII85Decode A85 LZWDecode LZW RunLengthDecode RL Crypt Predictor'.split(' '),
);
const startOfObjectStream = /^[\0\s]*(?:%[^\r\n]*[\r\n]+[\0\s]*)*\d+[\0\s]+\d+[\0\s]/;

/** Never throws on any bytes. Gives way to other work between streams. */
export async function inspectPdf(content: Buffer): Promise<PdfVerdict> {
  const text = content.toString('latin1');
  if (!text.startsWith('%PDF-') || !text.slice(-endSearchBytes).includes('%%EOF')) return 'not_whole';
  const streams = findStreams(text, pdfLimits.streams);
  if (streams === undefined) return 'unclear';
  const file = findActiveNames(text, bodiesOf(streams));
  if (file.isActive) return 'active';
  const inner = await readObjectStreams(content, text, streams);
  if (inner === undefined) return 'unclear';
  const findings = inner.map((part) => findActiveNames(part.text));
  if (findings.some(({ isActive }) => isActive)) return 'active';
  const openings = new Set([file, ...findings].flatMap((found) => found.openings));
  return areHarmless(openings, text, inner) ? 'passive' : 'active';
}

/** Everything that object streams hold, in the clear; undefined when one cannot be looked into within bounds. */
async function readObjectStreams(
  content: Buffer,
  text: string,
  streams: readonly PdfStream[],
): Promise<ObjectStream[] | undefined> {
  const read: ObjectStream[] = [];
  let left: number = pdfLimits.inflatedBytes;
  for (const [index, stream] of streams.entries()) {
    if (index % streamsPerTurn === streamsPerTurn - 1) await setImmediate();
    const kind = kindOf(content, text, stream);
    if (kind === 'opaque') return undefined;
    const firstAt = Number(/\/First[\0\s]+(\d{1,10})/.exec(dictionaryOf(text, stream))?.[1] ?? 0);
    if (kind === 'plain') read.push({ text: text.slice(stream.startsAt, stream.endsAt), firstAt });
    if (kind !== 'deflated') continue;
    const inflated = await inflateUpTo(content.subarray(stream.startsAt), left);
    if (inflated === undefined) return undefined;
    left -= inflated.length;
    read.push({ text: inflated.toString('latin1'), firstAt });
  }
  return read;
}

/** Every definition of these objects, wherever it stands, goes to a page; and there is one. */
function areHarmless(
  openings: ReadonlySet<string>,
  text: string,
  objectStreams: readonly ObjectStream[],
): boolean {
  if (openings.size > mostOpenings) return false;
  return [...openings].every((number) => {
    const found = Array.from(
      text.matchAll(new RegExp(`\\b0*${number}[\\0\\s]+\\d+[\\0\\s]+obj`, 'g')),
      (match) => isHarmlessOpening(text, match.index + match[0].length),
    );
    const inStreams = objectStreams.flatMap((part) => judgeWithin(part, number));
    const all = [...found, ...inStreams];
    return all.length > 0 && all.every(Boolean);
  });
}

/** An object stream starts with pairs of object number and place after `/First`. */
function judgeWithin({ text, firstAt }: ObjectStream, number: string): boolean[] {
  const head = text.slice(0, firstAt).match(/\d+/g) ?? [];
  return head.flatMap((value, index) => {
    if (index % 2 === 1 || Number(value) !== Number(number)) return [];
    return [isHarmlessOpening(text, firstAt + Number(head[index + 1] ?? 0))];
  });
}

/** What its dictionary says, and, since a dictionary can be disguised, what its first bytes look like. */
function kindOf(content: Buffer, text: string, stream: PdfStream): 'deflated' | 'plain' | 'opaque' | 'other' {
  const dictionary = dictionaryOf(text, stream);
  const names = namesOf(dictionary);
  if (names.has('First') && names.has('N')) {
    const isOpaque = [...names].some((name) => opaqueFilters.has(name)) || /\/Filter\s+\d/.test(dictionary);
    if (isOpaque) return 'opaque';
    return names.has('Filter') ? 'deflated' : 'plain';
  }
  const probe = inflateStart(content.subarray(stream.startsAt, stream.startsAt + pdfLimits.probeBytes));
  return probe !== undefined && startOfObjectStream.test(probe) ? 'deflated' : 'other';
}

function inflateStart(bytes: Buffer): string | undefined {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1024 * 1024 };
    return inflateRawSync(bytes.subarray(zlibHeadBytes), options).subarray(0, 1_024).toString('latin1');
  } catch {
    return undefined;
  }
}

/** Up to the end of the compressed data; undefined beyond `limit` bytes and when the data is damaged. */
function inflateUpTo(bytes: Buffer, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH });
    const parts: Buffer[] = [];
    let length = 0;
    const giveUp = (): void => {
      inflate.destroy();
      resolve(undefined);
    };
    inflate.on('data', (part: Buffer) => {
      parts.push(part);
      length += part.length;
      if (length > limit) giveUp();
    });
    inflate.once('end', () => resolve(Buffer.concat(parts, length)));
    inflate.once('error', giveUp);
    inflate.end(bytes.subarray(zlibHeadBytes));
  });
}

/** Bodies that do not overlap, in order. */
function bodiesOf(streams: readonly PdfStream[]): Byterange[] {
  const bodies: Byterange[] = [];
  for (const { startsAt, endsAt } of streams) {
    if (startsAt >= (bodies.at(-1)?.endsAt ?? 0)) bodies.push({ startsAt, endsAt });
  }
  return bodies;
}
