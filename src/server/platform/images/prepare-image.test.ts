import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { heicSkipReason, METADATA_WORDS, makeHeic, makeTestPhoto } from '#test/builders/photos.ts';
import { createGate } from './bounded-gate.ts';
import { createHeicDecoder } from './decode-heic.ts';
import { makeThumbnail } from './make-thumbnail.ts';
import { closeImagePreparer, createImagePreparer, prepareImage } from './prepare-image.ts';

const skipped = heicSkipReason ? ` (skipped: ${heicSkipReason})` : '';

afterAll(() => closeImagePreparer());

async function meanColour(image: Buffer): Promise<number[]> {
  return (await sharp(image).stats()).channels.map((channel) => channel.mean);
}

describe('prepareImage', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    '%s: upright size, display copy, upright thumbnail',
    async (format) => {
      const original = await makeTestPhoto({
        format,
        width: 1200,
        height: 800,
        orientation: 6,
        withMetadata: true,
      });
      const prepared = await prepareImage(original);
      if (!prepared.ok) throw new Error(prepared.refusal);
      expect(prepared).toMatchObject({
        format,
        width: 800,
        height: 1200,
        display: { contentType: `image/${format}` },
      });
      expect(prepared.thumbnail).toMatchObject({ width: 427, height: 640, contentType: 'image/jpeg' });
      const { width, height, exif, icc, xmp } = await sharp(prepared.thumbnail.bytes).metadata();
      expect({ width, height, exif, icc, xmp }).toEqual({ width: 427, height: 640 });
      for (const word of METADATA_WORDS) expect(prepared.display.bytes.includes(word)).toBe(false);
    },
  );

  test('a JPEG whole in structure but with a corrupt scan is damaged', async () => {
    const original = await makeTestPhoto({ width: 640, height: 480 });
    const corrupt = Buffer.from(original);
    corrupt.fill(0x55, Math.floor(corrupt.length / 2), Math.floor(corrupt.length / 2) + 400);
    expect(await prepareImage(corrupt)).toEqual({ ok: false, refusal: 'damaged' });
  });

  test('a JPEG cut short and closed with a forged end is damaged', async () => {
    const original = await makeTestPhoto({ width: 640, height: 480 });
    const forged = Buffer.concat([original.subarray(0, original.length / 2), Buffer.from([0xff, 0xd9])]);
    expect(await prepareImage(forged)).toEqual({ ok: false, refusal: 'damaged' });
  });

  test.each(['jpeg', 'png', 'webp'] as const)('%s cut anywhere never passes (seeded)', async (format) => {
    const original = await makeTestPhoto({ format, width: 64, height: 48 });
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 1), async (length) => {
        expect((await prepareImage(original.subarray(0, length))).ok).toBe(false);
      }),
      { seed: 20_260_304, numRuns: 60 },
    );
  });

  test('changed bytes give a picture or a refusal, and what passes decodes (seeded)', async () => {
    const original = await makeTestPhoto({ width: 64, height: 48 });
    const edits = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const copy = Buffer.from(original);
        for (const [at, value] of changes) copy[at] = value;
        const prepared = await prepareImage(copy);
        if (!prepared.ok) return;
        const { info } = await sharp(prepared.display.bytes).raw().toBuffer({ resolveWithObject: true });
        expect(info).toMatchObject({ width: prepared.width, height: prepared.height });
      }),
      { seed: 20_260_305, numRuns: 150 },
    );
  });

  test('wide-gamut photos give an sRGB thumbnail of the same colour', async () => {
    const plain = await makeTestPhoto({ width: 640, height: 480 });
    const wide = await sharp(plain).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer();
    const [one, other] = [await prepareImage(plain), await prepareImage(wide)];
    if (!one.ok || !other.ok) throw new Error('refused');
    const [expected, found] = [
      await meanColour(one.thumbnail.bytes),
      await meanColour(other.thumbnail.bytes),
    ];
    for (const [index, mean] of expected.entries())
      expect(Math.abs(mean - (found[index] ?? 0))).toBeLessThan(2);
  });

  test('A-075 B-107 beyond two at work and the queue, busy', async () => {
    const preparer = createImagePreparer({ concurrency: 1, queueLength: 1 });
    const original = await makeTestPhoto();
    const answers = await Promise.all([1, 2, 3].map(() => preparer.prepareImage(original)));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal))).toEqual(['ok', 'ok', 'busy']);
    await preparer.close();
  });
});

describe('small copies', () => {
  test('a thumbnail is bounded, never enlarged', async () => {
    const photo = await makeTestPhoto({ width: 1000, height: 500 });
    expect(await makeThumbnail(photo)).toMatchObject({ value: { width: 640, height: 320 } });
    expect(await makeThumbnail(photo, { size: 4000 })).toMatchObject({
      value: { width: 1000, height: 500 },
    });
    expect(await makeThumbnail(photo, { size: 100 })).toMatchObject({ value: { width: 100, height: 50 } });
  });

  test('what is not a picture is refused', async () => {
    expect(await makeThumbnail(Buffer.from('nothing'))).toEqual({ ok: false, refusal: 'damaged' });
  });
});

describe('createGate', () => {
  test('lets in so many at once, in order of arrival, and goes on after a failure', async () => {
    const gate = createGate({ concurrency: 1, queueLength: 2 });
    const order: string[] = [];
    const note = (name: string) => gate.run(async () => order.push(name));
    const failing = gate.run(() => Promise.reject(new Error('work failed')));
    const [second, third] = [note('second'), note('third')];
    expect(await note('fourth')).toBe('busy');
    await expect(failing).rejects.toThrow('work failed');
    await Promise.all([second, third]);
    expect(order).toEqual(['second', 'third']);
    expect(await note('later')).toBe(3);
  });
});

describe.skipIf(heicSkipReason)(`HEIC${skipped}`, () => {
  test('becomes an upright JPEG of the same size and colours, without metadata', async () => {
    const photo = await makeTestPhoto({ width: 640, height: 480, withMetadata: true });
    const prepared = await prepareImage(await makeHeic(photo));
    if (!prepared.ok) throw new Error(prepared.refusal);
    expect(prepared).toMatchObject({
      format: 'heic',
      width: 640,
      height: 480,
      display: { contentType: 'image/jpeg' },
    });
    const { exif, orientation } = await sharp(prepared.display.bytes).metadata();
    expect({ exif, orientation }).toEqual({});
    const [expected, found] = [await meanColour(photo), await meanColour(prepared.display.bytes)];
    for (const [index, mean] of expected.entries())
      expect(Math.abs(mean - (found[index] ?? 0))).toBeLessThan(3);
  });

  test('keeps a wide-gamut profile', async () => {
    const wide = await sharp(await makeTestPhoto())
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const prepared = await prepareImage(await makeHeic(wide));
    if (!prepared.ok) throw new Error(prepared.refusal);
    expect((await sharp(prepared.display.bytes).metadata()).icc).toEqual((await sharp(wide).metadata()).icc);
  });

  test('with a corrupt picture is damaged, and the next file passes', async () => {
    const heic = await makeHeic(await makeTestPhoto());
    const corrupt = Buffer.from(heic);
    corrupt.fill(0xaa, corrupt.indexOf('mdat') + 4);
    expect(await prepareImage(corrupt)).toEqual({ ok: false, refusal: 'damaged' });
    expect(await prepareImage(heic)).toMatchObject({ ok: true });
  });

  test('past its time limit is timed_out; past the queue busy; the process starts again', async () => {
    const heic = await makeHeic(await makeTestPhoto());
    const hurried = createHeicDecoder({ timeLimitMs: 1, queueLength: 0 });
    const [first, second] = await Promise.all([hurried.decode(heic), hurried.decode(heic)]);
    expect(first).toEqual({ ok: false, refusal: 'timed_out' });
    expect(second).toEqual({ ok: false, refusal: 'busy' });
    const patient = createHeicDecoder({ idleMs: 1 });
    expect(await patient.decode(heic)).toMatchObject({ ok: true, value: { width: 320 } });
    await patient.close();
    expect(await patient.decode(heic)).toMatchObject({ ok: true });
    await patient.close();
  });

  test('a file that takes more memory than the process may have costs the process, not the server', async () => {
    const heic = await makeHeic(await makeTestPhoto());
    const hungry = createHeicDecoder({ memoryMb: 40 });
    expect(await hungry.decode(heic)).toEqual({ ok: false, refusal: 'damaged' });
    await hungry.close();
  });
});
