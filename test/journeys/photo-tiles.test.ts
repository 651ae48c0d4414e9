import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimCase, releaseCase } from '#contracts/cases/case-expert.contract.ts';
import { submitCase } from '#contracts/cases/case-request.contract.ts';
import { getPhotoTile, openPhotoTiles } from '#contracts/photos/photo.contract.ts';
import { tileLevels } from '#contracts/photos/photo-tiles.ts';
import { auditOf, letPass } from './acts.ts';
import { type People, populate, prepareCase, readCase, sendPhoto } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

const size = { width: 5000, height: 4000 };
let instance: TestInstance;
let people: People;
let caseId: string;
let photoId: string;
let smallId: string;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  const draft = await prepareCase(people.pharmacist);
  caseId = draft.caseId;
  const large = await sharp({ create: { ...size, channels: 3, background: '#c98' } })
    .jpeg()
    .toBuffer();
  photoId = await sendPhoto(people.pharmacist, caseId, 'close-up', large);
  smallId =
    (await readCase(people.pharmacist, caseId)).photos.find((photo) => photo.width < 2000)?.photoId ?? '';
  await people.pharmacist.client.call(submitCase, { params: { caseId }, body: { revision: draft.revision } });
});
afterAll(() => instance.close());

const open = (person: Person) => person.client.call(openPhotoTiles, { params: { photoId } });
const tileOf = (person: Person, tile: number, viewing: string) =>
  person.client.bytes(getPhotoTile, { params: { photoId, tile: String(tile) } as never, query: { viewing } });
const tileRefused = async (person: Person, viewing: string, tile = 0) => {
  const input = { params: { photoId, tile: String(tile) } as never, query: { viewing } };
  const { status, code } = await person.client.refusal(getPhotoTile, input);
  return `${status} ${code}`;
};
const readingsBy = async (person: Person) =>
  (await auditOf(instance, caseId)).filter(
    ({ action, actor_id, details }) =>
      action === 'case.read' && actor_id === person.id && (details as { what: string }).what === 'photo',
  ).length;

describe('B-058 a large photo in tiles', () => {
  test('B-058 one viewing leaves one trace, however many tiles are read; the next viewing leaves another', async () => {
    const { pharmacist } = people;
    const before = await readingsBy(pharmacist);
    const { viewing } = await open(pharmacist);
    const levels = tileLevels(size.width, size.height);
    const last = levels.at(-1);
    const corner = (last?.firstTile ?? 0) + (last?.columns ?? 0) * (last?.rows ?? 0) - 1;
    const { width, height, format } = await sharp(await tileOf(pharmacist, corner, viewing)).metadata();
    expect({ width, height, format }).toEqual({
      width: 5000 - 6 * 768,
      height: 4000 - 5 * 768,
      format: 'jpeg',
    });
    for (let tile = 0; tile < 12; tile += 1) await tileOf(pharmacist, tile, viewing);
    expect(await readingsBy(pharmacist)).toBe(before + 1);
    await open(pharmacist);
    expect(await readingsBy(pharmacist)).toBe(before + 2);
    expect(await tileRefused(pharmacist, viewing, corner + 1)).toBe('404 photo.not_found');
  });

  test('B-055 a stranger, a doctor of the queue and one without the case get 404; the holder reads while he holds', async () => {
    const { pharmacist, stranger, doctor1, doctor2, operator } = people;
    const { viewing } = await open(pharmacist);
    for (const person of [stranger, doctor1, doctor2]) {
      const refused = await person.client.refusal(openPhotoTiles, { params: { photoId } });
      expect([refused.status, refused.code]).toEqual([404, 'photo.not_found']);
      expect(await tileRefused(person, viewing)).toBe('404 photo.not_found');
    }
    expect((await operator.client.refusal(openPhotoTiles, { params: { photoId } })).status).toBe(403);
    await doctor1.client.call(claimCase, { params: { caseId } });
    const own = await open(doctor1);
    expect((await tileOf(doctor1, 0, own.viewing)).length).toBeGreaterThan(500);
    await doctor1.client.call(releaseCase, { params: { caseId } });
    expect(await tileRefused(doctor1, own.viewing)).toBe('404 photo.not_found');
  });

  test('B-058 no tile without an opening of one’s own: none, another’s, a forged one, one that is over', async () => {
    const { pharmacist, colleague } = people;
    const before = await readingsBy(colleague);
    const { viewing } = await open(pharmacist);
    const [until = '', digest = ''] = viewing.split('.');
    for (const wrong of ['', 'x', `${Number(until) + 60_000}.${digest}`, `${until}.${'A'.repeat(43)}`]) {
      expect(await tileRefused(pharmacist, wrong)).toBe('409 photo.viewing_over');
    }
    expect(await tileRefused(colleague, viewing)).toBe('409 photo.viewing_over');
    expect(await readingsBy(colleague)).toBe(before);
    await letPass(instance, 31);
    expect(await tileRefused(pharmacist, viewing)).toBe('409 photo.viewing_over');
  });

  test('a small photo is shown whole; a number without tile is refused', async () => {
    const refused = await people.pharmacist.client.refusal(openPhotoTiles, { params: { photoId: smallId } });
    expect([refused.status, refused.code]).toEqual([409, 'photo.not_tiled']);
    const { viewing } = await open(people.pharmacist);
    expect(await tileRefused(people.pharmacist, viewing, 100_000)).toMatch(/^400 /);
  });
});
