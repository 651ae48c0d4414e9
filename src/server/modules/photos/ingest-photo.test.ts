import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { qualitySettings } from '#contracts/photos/quality/quality-settings.ts';
import { DataKey } from '#server/platform/crypto/data-key.ts';
import { SealBroken } from '#server/platform/crypto/seal.ts';
import { openFile } from '#server/platform/crypto/sealed-stream.ts';
import { createFakeObjectStorage } from '#server/ports/object-storage/object-storage.fake.ts';
import { METADATA_WORDS, makeTestPhoto } from '#test/builders/photos.ts';
import { ingestPhoto } from './ingest-photo.ts';
import { readDisplay, readThumbnail } from './read-photo.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const OWNER = '018f0000-0000-7000-8000-000000000040';
const PHOTO = '018f0000-0000-7000-8000-000000000041';
const PHARMACIST = '018f0000-0000-7000-8000-000000000020';
const key = new DataKey(Buffer.alloc(32, 7));
const unsent = { position: 0, sinceSubmission: null, removedAt: null, removedInSubmission: null };

describe('ingesting', () => {
  const received = (original: Buffer) => ({
    ownerId: OWNER,
    key,
    photoId: PHOTO,
    view: 'close-up' as const,
    original,
    by: PHARMACIST,
    now: NOW,
  });

  test('B-029 B-073 three sealed copies and nothing in the clear; the original is kept byte for byte', async () => {
    const objects = createFakeObjectStorage();
    const original = await makeTestPhoto({ width: 640, height: 480, orientation: 6, withMetadata: true });
    const input = received(original);
    const facts = await ingestPhoto({ objects }, input);
    expect(facts).toMatchObject({
      width: 480,
      height: 640,
      format: 'jpeg',
      bytes: original.length,
      isSmall: true,
      originalSha256: createHash('sha256').update(original).digest('hex'),
    });
    expect([...objects.objects.keys()].sort()).toEqual(
      ['display', 'original', 'thumbnail'].map((copy) => `photos/${input.photoId}/${copy}`),
    );
    // Eight bytes: three would stand in a megabyte of good ciphertext now and then.
    const jpegBeginnings = [original.subarray(0, 8), Buffer.from('ffd8ffdb00430006', 'hex')];
    for (const stored of objects.objects.values()) {
      for (const beginning of jpegBeginnings) expect(stored.includes(beginning)).toBe(false);
      for (const word of METADATA_WORDS) expect(stored.includes(word)).toBe(false);
    }
    const sealed = objects.objects.get(`photos/${input.photoId}/original`) ?? Buffer.of();
    expect(openFile(key, `photo:${input.photoId}:original`, sealed).equals(original)).toBe(true);
  });

  test('B-073 display copy and thumbnail come back without metadata, and only with the right key and place', async () => {
    const objects = createFakeObjectStorage();
    const trailing = Buffer.from('bytes of a film behind the picture');
    const original = Buffer.concat([await makeTestPhoto({ width: 700, withMetadata: true }), trailing]);
    const facts = await ingestPhoto({ objects }, received(original));
    const photo = { ...facts, ...unsent };
    const display = await readDisplay({ objects }, photo, key);
    const thumbnail = await readThumbnail({ objects }, photo, key);
    expect([display.contentType, thumbnail.contentType]).toEqual(['image/jpeg', 'image/jpeg']);
    for (const word of [...METADATA_WORDS, 'film behind']) expect(display.body.includes(word)).toBe(false);
    expect(thumbnail.body.length).toBeLessThan(display.body.length);
    const otherKey = new DataKey(Buffer.alloc(32, 8));
    await expect(readDisplay({ objects }, photo, otherKey)).rejects.toThrow(SealBroken);
    const swapped = objects.objects.get(`photos/${photo.id}/original`) ?? Buffer.of();
    await objects.put(`photos/${photo.id}/display`, swapped);
    await expect(readDisplay({ objects }, photo, key)).rejects.toThrow(SealBroken);
  });

  test('B-029 the server judges the photo itself; a reason that it does not see the need of is dropped', async () => {
    const blurred = await sharp(await makeTestPhoto({ width: 1200, height: 900 }))
      .blur(12)
      .jpeg()
      .toBuffer();
    const ingest = (original: Buffer) =>
      ingestPhoto(
        { objects: createFakeObjectStorage() },
        { ...received(original), qualityOverride: 'looks-fine' },
      );
    expect(await ingest(blurred)).toMatchObject({
      hints: ['blurred'],
      qualityRules: qualitySettings.version,
      qualityOverride: 'looks-fine',
    });
    const pixels = Buffer.alloc(1200 * 900 * 3);
    for (let at = 0; at < pixels.length; at += 1) {
      const [x, y] = [Math.floor(at / 3) % 1200, Math.floor(at / 3600)];
      pixels[at] = 110 + 40 * Math.sin(x / 1.5) * Math.sin(y / 1.5);
    }
    const sharpOne = await sharp(pixels, { raw: { width: 1200, height: 900, channels: 3 } })
      .jpeg({ quality: 95 })
      .toBuffer();
    expect(await ingest(sharpOne)).toMatchObject({ hints: [], qualityOverride: null });
  });

  test.each([
    ['no image', async () => Buffer.from('<html>'), 'photo.not_an_image'],
    ['nothing', async () => Buffer.alloc(0), 'photo.not_an_image'],
    ['a GIF', async () => Buffer.from('GIF89a................'), 'photo.unsupported_format'],
    ['a cut file', async () => (await makeTestPhoto()).subarray(0, 3000), 'photo.truncated'],
    ['a speck', () => makeTestPhoto({ width: 8, height: 8 }), 'photo.too_small'],
    ['too many bytes', async () => Buffer.alloc(50 * 1024 * 1024 + 1), 'photo.too_large'],
  ])('refuses %s and stores nothing', async (_what, make, code) => {
    const objects = createFakeObjectStorage();
    await expect(ingestPhoto({ objects }, received(await make()))).rejects.toMatchObject({ code });
    expect(objects.objects.size).toBe(0);
  });

  test('what may pass is asked again: a full queue, a silent storage', async () => {
    const objects = createFakeObjectStorage();
    const original = await makeTestPhoto();
    const busy = { objects, prepareImage: async () => ({ ok: false, refusal: 'busy' }) as const };
    const later = (code: string) => ({ code, details: { retryAfterSeconds: expect.any(Number) } });
    await expect(ingestPhoto(busy, received(original))).rejects.toMatchObject(later('photo.busy'));
    objects.failNext(1);
    await expect(ingestPhoto({ objects }, received(original))).rejects.toMatchObject(
      later('internal.unavailable'),
    );
  });
});
