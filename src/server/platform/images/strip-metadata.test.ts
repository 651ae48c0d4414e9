import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { findReferencePhotos, METADATA_WORDS, makeTestPhoto } from '#test/builders/photos.ts';
import { readJpeg, writeJpeg } from './jpeg-structure.ts';
import { stripMetadata } from './strip-metadata.ts';

function strip(bytes: Buffer): Buffer {
  const copy = stripMetadata(bytes);
  if (!copy.ok) throw new Error(copy.refusal);
  return copy.value.bytes;
}

async function expectSamePixels(original: Buffer, copy: Buffer): Promise<void> {
  for (const turn of [false, true]) {
    const [before, after] = await Promise.all(
      [original, copy].map((bytes) => (turn ? sharp(bytes).autoOrient() : sharp(bytes)).raw().toBuffer()),
    );
    expect(after && before?.equals(after)).toBe(true);
  }
}

function insertSegment(jpeg: Buffer, code: number, payload: Buffer): Buffer {
  const header = Buffer.from([0xff, code, (payload.length + 2) >> 8, (payload.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), header, payload, jpeg.subarray(2)]);
}

describe.each(['jpeg', 'png', 'webp'] as const)('display copy of a %s', (format) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'orientation %i: same pixels, same way up, no metadata',
    async (orientation) => {
      const original = await makeTestPhoto({
        format,
        orientation,
        withMetadata: true,
        width: 121,
        height: 83,
      });
      for (const word of METADATA_WORDS) expect(original.includes(word)).toBe(true);
      const copy = strip(original);
      for (const word of METADATA_WORDS) expect(copy.includes(word)).toBe(false);
      expect((await sharp(copy).metadata()).orientation ?? 1).toBe(orientation);
      await expectSamePixels(original, copy);
      expect(strip(copy).equals(copy)).toBe(true);
    },
  );

  test.each([
    ['a ZIP', Buffer.from('PK\x03\x04secret-archive', 'latin1')],
    ['PHP', Buffer.from('<?php system($_GET[0]); ?>')],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0secret-film', 'latin1')],
  ])('%s appended to it is cut off', async (_, tail) => {
    const original = await makeTestPhoto({ format });
    const copy = strip(Buffer.concat([original, tail]));
    expect(copy.includes(tail.subarray(-10))).toBe(false);
    await expectSamePixels(original, copy);
  });
});

describe('display copy of a JPEG', () => {
  test('comments, thumbnails, XMP, IPTC, maker segments and a second picture are cut out', async () => {
    const plain = await makeTestPhoto();
    let original = insertSegment(plain, 0xfe, Buffer.from('<script>alert("hidden")</script>'));
    for (const code of [0xe1, 0xe2, 0xe3, 0xed, 0xef]) {
      original = insertSegment(original, code, Buffer.from(`hidden ${'x'.repeat(500)}`));
    }
    original = insertSegment(
      original,
      0xe0,
      Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01hidden', 'latin1'),
    );
    const copy = strip(Buffer.concat([original, plain, Buffer.from('hidden')]));
    expect(copy.includes('hidden')).toBe(false);
    expect(copy.length).toBeLessThan(plain.length + 20);
    await expectSamePixels(plain, copy);
  });

  test('progressive scans, restart markers and fill bytes are kept or passed over', async () => {
    const progressive = await makeTestPhoto({ progressive: true, withMetadata: true });
    await expectSamePixels(progressive, strip(progressive));
    const plain = await makeTestPhoto();
    const table = plain.indexOf(Buffer.from([0xff, 0xdb]));
    const filled = Buffer.concat([plain.subarray(0, table), Buffer.alloc(7, 0xff), plain.subarray(table)]);
    await expectSamePixels(plain, strip(filled));
  });

  test('a colour profile stays; half of one, or one without its mark, goes', async () => {
    const original = await sharp(await makeTestPhoto())
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const copy = strip(original);
    expect((await sharp(copy).metadata()).icc).toEqual((await sharp(original).metadata()).icc);
    await expectSamePixels(original, copy);
    const at = original.indexOf('ICC_PROFILE');
    const halved = Buffer.from(original);
    halved[at + 13] = 2;
    expect(strip(halved).includes('ICC_PROFILE')).toBe(false);
    const unmarked = Buffer.from(original);
    unmarked.fill(0, at + 14 + 36, at + 14 + 40);
    expect(strip(unmarked).includes('ICC_PROFILE')).toBe(false);
  });

  test('a profile longer than one segment is written in several and read back', async () => {
    const reading = readJpeg(await makeTestPhoto());
    if (!reading.ok) throw new Error(reading.refusal);
    const icc = Buffer.alloc(200_000, 7);
    icc.writeUInt32BE(icc.length, 0);
    icc.write('acsp', 36, 'latin1');
    const again = readJpeg(writeJpeg({ ...reading.value, icc }));
    expect(again.ok && again.value.icc?.equals(icc)).toBe(true);
  });

  test('Adobe colour marks stay, so RGB and CMYK files keep their colours', async () => {
    const original = await sharp(await makeTestPhoto())
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    expect(original.includes('Adobe')).toBe(true);
    await expectSamePixels(original, strip(original));
  });
});

describe('display copy of a PNG or WebP', () => {
  test('transparency, palettes, profiles and lossless files keep their pixels', async () => {
    const base = sharp(await makeTestPhoto()).ensureAlpha(0.5);
    const variants = await Promise.all([
      base.clone().png({ palette: true }).toBuffer(),
      base.clone().png({ progressive: true }).withIccProfile('p3').toBuffer(),
      base.clone().webp({ quality: 70 }).toBuffer(),
      base.clone().webp({ lossless: true }).withIccProfile('p3').toBuffer(),
    ]);
    for (const original of variants) await expectSamePixels(original, strip(original));
  });

  test('text chunks are cut out of a PNG', async () => {
    const plain = await makeTestPhoto({ format: 'png' });
    const body = Buffer.from('tEXtComment\0hidden words', 'latin1');
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(body.length - 4, 0);
    frame.writeUInt32BE(crc32(body), 4);
    const text = [frame.subarray(0, 4), body, frame.subarray(4)];
    expect(
      strip(Buffer.concat([plain.subarray(0, 33), ...text, plain.subarray(33)])).equals(strip(plain)),
    ).toBe(true);
  });
});

const folder = findReferencePhotos();
const skipReason = folder ? '' : ' (skipped: no photos in REFERENCE_DATA)';
const names = folder ? readdirSync(folder).filter((name) => name.endsWith('.jpg')) : ['none'];

describe.skipIf(!folder)(`real photos${skipReason}`, () => {
  test.each(names)('%s keeps its pixels and its way up', async (name) => {
    const original = readFileSync(join(folder ?? '', name));
    const copy = strip(original);
    expect((await sharp(copy).metadata()).orientation ?? 1).toBe(
      (await sharp(original).metadata()).orientation ?? 1,
    );
    await expectSamePixels(original, copy);
  });
});
