import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { heicSkipReason, makeHeic, makeTestPhoto } from '#test/builders/photos.ts';
import { readHeif } from './heif-structure.ts';
import { inspectImage } from './inspect-image.ts';
import { sniffImage } from './sniff-image.ts';
import { stripMetadata } from './strip-metadata.ts';

const REFUSALS = [
  'not_an_image',
  'unsupported_format',
  'truncated',
  'too_many_pixels',
  'too_small',
  'damaged',
];
const photos = new Map<string, Buffer>();

beforeAll(async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    photos.set(
      format,
      await makeTestPhoto({ format, width: 96, height: 64, withMetadata: true, orientation: 6 }),
    );
  }
  photos.set('progressive', await makeTestPhoto({ width: 96, height: 64, progressive: true }));
  if (!heicSkipReason) photos.set('heic', await makeHeic(await makeTestPhoto({ width: 96, height: 64 })));
});

function photo(kind: string): Buffer {
  const bytes = photos.get(kind);
  if (!bytes) throw new Error(`no ${kind} photo`);
  return bytes;
}

function refusalOf(bytes: Buffer): string | undefined {
  const reading = inspectImage(bytes);
  return reading.ok ? undefined : reading.refusal;
}

/** A PNG of zeros: tiny in bytes whatever its declared size. */
function makeZeroPng(width: number, height: number, extraChunks: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    makeChunk('IHDR', header),
    ...extraChunks,
    makeChunk('IDAT', deflateSync(Buffer.alloc(Math.min(width * height, 1_000_000)))),
    makeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function makeChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function makeBox(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), ...parts]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 4);
  return Buffer.concat([size, body]);
}

/** A HEIF skeleton (no pixels) whose main picture has the given size and quarter turns. */
function makeHeifSkeleton(width: number, height: number, quarterTurns: number): Buffer {
  const extent = Buffer.alloc(12);
  extent.writeUInt32BE(width, 4);
  extent.writeUInt32BE(height, 8);
  const ipco = makeBox('ipco', makeBox('ispe', extent), makeBox('irot', Buffer.from([quarterTurns])));
  const ipma = makeBox('ipma', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 7, 2, 0x81, 0x82]));
  const pitm = makeBox('pitm', Buffer.from([0, 0, 0, 0, 0, 7]));
  const ftyp = makeBox('ftyp', Buffer.from('mif1\0\0\0\0mif1heic', 'latin1'));
  return Buffer.concat([ftyp, makeBox('meta', Buffer.alloc(4), pitm, makeBox('iprp', ipco, ipma))]);
}

describe('recognition by content', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'not_an_image'],
    ['one byte', Buffer.from([0xff]), 'not_an_image'],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not_an_image'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not_an_image'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'not_an_image'],
    ['MP4', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1'), 'not_an_image'],
    ['GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'unsupported_format'],
    ['TIFF', Buffer.from('II*\0\x08\0\0\0', 'latin1'), 'unsupported_format'],
    ['AVIF', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1'), 'unsupported_format'],
  ])('%s is refused', (_, bytes, refusal) => {
    expect(sniffImage(bytes)).toEqual({ ok: false, refusal });
    expect(refusalOf(bytes)).toBe(refusal);
  });

  test.each(['jpeg', 'png', 'webp'])('%s is recognised, with its orientation', (format) => {
    expect(inspectImage(photo(format))).toEqual({
      ok: true,
      value: { format, width: 96, height: 64, orientation: 6, upright: { width: 64, height: 96 } },
    });
  });

  test.skipIf(heicSkipReason)(`heic is recognised (skipped: ${heicSkipReason ?? 'no'})`, () => {
    expect(inspectImage(photo('heic'))).toMatchObject({ ok: true, value: { format: 'heic', width: 96 } });
  });

  test('the size of a HEIC picture is given after its rotation', () => {
    expect(readHeif(makeHeifSkeleton(400, 300, 1))).toMatchObject({ value: { width: 300, height: 400 } });
    expect(readHeif(makeHeifSkeleton(400, 300, 2))).toMatchObject({ value: { width: 400, height: 300 } });
  });
});

describe('bounds', () => {
  test('a PNG of 30000 × 30000 zeros is refused without being inflated', () => {
    expect(refusalOf(makeZeroPng(30_000, 30_000))).toBe('too_many_pixels');
  });

  test('64 million pixels pass, more do not, though each side would', () => {
    expect(refusalOf(makeZeroPng(8_000, 8_000))).toBeUndefined();
    expect(refusalOf(makeZeroPng(8_000, 8_001))).toBe('too_many_pixels');
  });

  test('a JPEG claiming 65500 × 65500 is refused', () => {
    const bytes = Buffer.from(photo('jpeg'));
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(65_500, frame + 5);
    bytes.writeUInt16BE(65_500, frame + 7);
    expect(refusalOf(bytes)).toBe('too_many_pixels');
  });

  test('a HEIC claiming 20000 × 20000 is refused', () => {
    expect(refusalOf(makeHeifSkeleton(20_000, 20_000, 0))).toBe('too_many_pixels');
  });

  test('a picture of 15 pixels is too small', () => {
    expect(refusalOf(makeZeroPng(15, 400))).toBe('too_small');
  });

  test('a JPEG of hundreds of scans is refused', async () => {
    const bytes = photo('progressive');
    const scan = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
    const many = Array.from({ length: 200 }, () => bytes.subarray(scan, -2));
    expect(refusalOf(Buffer.concat([bytes.subarray(0, scan), ...many, bytes.subarray(-2)]))).toBe('damaged');
  });

  test('animated PNG and WebP, arithmetic JPEG are refused', () => {
    expect(refusalOf(makeZeroPng(32, 32, [makeChunk('acTL', Buffer.alloc(8))]))).toBe('unsupported_format');
    const webp = Buffer.from(photo('webp'));
    webp.writeUInt8(webp.readUInt8(20) | 2, 20);
    expect(refusalOf(webp)).toBe('unsupported_format');
    const jpeg = Buffer.from(photo('jpeg'));
    jpeg[jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc9;
    expect(refusalOf(jpeg)).toBe('unsupported_format');
  });

  test('a PNG with one flipped bit is damaged', () => {
    const bytes = Buffer.from(photo('png'));
    const at = bytes.length - 100;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(refusalOf(bytes)).toBe('damaged');
  });
});

describe('hostile bytes (seeded)', () => {
  const kinds = heicSkipReason
    ? ['jpeg', 'progressive', 'png', 'webp']
    : ['jpeg', 'progressive', 'png', 'webp', 'heic'];

  test.each(kinds)('%s cut anywhere is refused', (kind) => {
    const bytes = photo(kind);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(REFUSALS).toContain(refusalOf(bytes.subarray(0, length)));
      }),
      { seed: 20_260_301, numRuns: 400 },
    );
  });

  test.each(kinds)('%s with changed bytes is read or refused, never thrown on', (kind) => {
    const bytes = photo(kind);
    const edits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(edits, fc.boolean(), (changes, onlyHead) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of changes) copy[onlyHead ? at % Math.min(700, copy.length) : at] = value;
        const refusal = refusalOf(copy);
        if (refusal !== undefined) expect(REFUSALS).toContain(refusal);
        const stripped = stripMetadata(copy);
        if (stripped.ok)
          expect(inspectImage(stripped.value.bytes)).toEqual({ ok: true, value: stripped.value.facts });
      }),
      { seed: 20_260_302, numRuns: 1500 },
    );
  });

  test('random bytes behind each signature are refused', () => {
    const heads = [
      'ffd8ff',
      '89504e470d0a1a0a',
      '52494646ffffffff57454250',
      '0000001866747970686569630000000068656963',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }), (head, tail) => {
        expect(REFUSALS).toContain(refusalOf(Buffer.concat([Buffer.from(head, 'hex'), tail])));
      }),
      { seed: 20_260_303, numRuns: 2000 },
    );
  });
});
