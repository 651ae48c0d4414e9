import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { DataKey } from '#server/platform/crypto/data-key.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { createFakeObjectStorage } from '#server/ports/object-storage/object-storage.fake.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import type { AuditEntry } from '../audit/public.ts';
import { isInSubmission, type NewPhoto, presentPhoto } from './photo.ts';
import {
  addPhoto,
  changePhoto,
  countPhotos,
  findPhoto,
  listPhotos,
  markSubmitted,
  orderPhotos,
  removeOrphanPhotoObjects,
  removePhoto,
  restorePhoto,
} from './public.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const PHARMACY = '018f0000-0000-7000-8000-000000000010';
const OTHER_PHARMACY = '018f0000-0000-7000-8000-000000000011';
const PHARMACIST = '018f0000-0000-7000-8000-000000000020';
const key = new DataKey(Buffer.alloc(32, 7));
let idCount = 0;
/** Ids of one moment, growing. */
const newIdAt = (at: Date): string => {
  idCount += 1;
  return newUuidV7(at, (size) => Buffer.alloc(size).fill(idCount.toString(16).padStart(8, '0'), 0, 4, 'hex'));
};
const newId = (): string => newIdAt(NOW);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  for (const id of [PHARMACY, OTHER_PHARMACY]) {
    await database.ownerDb
      .insertInto('organisations')
      .values({ id, kind: 'pharmacy', name: 'Pharmacie fictive', created_at: NOW })
      .execute();
  }
  await database.ownerDb
    .insertInto('accounts')
    .values({
      id: PHARMACIST,
      role: 'pharmacist',
      status: 'active',
      email_digest: 'digest',
      profile_sealed: Buffer.of(1),
      data_key: 'k1.x',
      password_hash: 'hash',
      organisation_id: PHARMACY,
      created_at: NOW,
    })
    .execute();
});
afterAll(() => database.drop());

const nobody = { accountId: null, organisationId: null, tier: null };
const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database.db, { ...nobody, actorKind: 'system' }, work);
const asPharmacistOf = <T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(
    database.db,
    { actorKind: 'pharmacist', accountId: PHARMACIST, organisationId, tier: null },
    work,
  );

function doing(tx: Tx, entries: AuditEntry[] = []) {
  return { tx, now: NOW, audit: (entry: AuditEntry) => void entries.push(entry) };
}

function factsOf(ownerId: string, change: Partial<NewPhoto> = {}): NewPhoto {
  return {
    id: newId(),
    ownerId,
    view: 'regional',
    format: 'jpeg',
    width: 1200,
    height: 900,
    bytes: 1000,
    originalSha256: 'a'.repeat(64),
    displayType: 'image/jpeg',
    thumbnailType: 'image/jpeg',
    isSmall: false,
    hints: [],
    qualityRules: 1,
    qualityOverride: null,
    addedAt: NOW,
    addedBy: PHARMACIST,
    ...change,
  };
}

/** An owner with `count` photos, all unsent. */
async function ownerWith(count: number): Promise<{ ownerId: string; ids: string[] }> {
  const ownerId = newId();
  const photos = Array.from({ length: count }, () => factsOf(ownerId));
  await asSystem(async (tx) => {
    for (const photo of photos) await addPhoto(doing(tx), photo);
  });
  return { ownerId, ids: photos.map(({ id }) => id) };
}

async function photoOf(tx: Tx, photoId: string) {
  const photo = await findPhoto(tx, photoId);
  if (photo === undefined) throw new Error('No such photo');
  return photo;
}

const idsOf = (tx: Tx, ownerId: string, selection: 'present' | 'sent' | 'all') =>
  listPhotos(tx, ownerId, key, selection).then((photos) => photos.map(({ id }) => id));

describe('rows', () => {
  test('the same upload finished twice is one photo with one entry; a foreign id is refused', async () => {
    const ownerId = newId();
    const facts = factsOf(ownerId, { view: 'dermoscopic' });
    const entries: AuditEntry[] = [];
    const answers = await asSystem(async (tx) => [
      await addPhoto(doing(tx, entries), facts),
      await addPhoto(doing(tx, entries), facts),
    ]);
    expect(answers).toEqual([true, false]);
    expect(entries).toMatchObject([
      { action: 'photo.added', subjectId: facts.id, details: { ownerId, view: 'dermoscopic', bytes: 1000 } },
    ]);
    const foreign = asSystem((tx) => addPhoto(doing(tx), { ...facts, ownerId: newId() }));
    await expect(foreign).rejects.toMatchObject(new AppError('photo.not_found'));
    expect(await asSystem((tx) => countPhotos(tx, ownerId))).toBe(1);
  });

  test('B-073 the reason for a small photo is sealed in the row and comes back with the key', async () => {
    const { ownerId, ids } = await ownerWith(1);
    const id = ids[0] ?? '';
    const entries: AuditEntry[] = [];
    const change = (view: 'close-up' | undefined, overrideReason: string | undefined) =>
      asSystem(async (tx) =>
        changePhoto(doing(tx, entries), await photoOf(tx, id), key, { view, overrideReason }),
      );
    expect(await change('close-up', '  La patiente est repartie. ')).toBe(true);
    expect(await change(undefined, undefined)).toBe(true);
    const [photo] = await asSystem((tx) => listPhotos(tx, ownerId, key));
    expect(photo && presentPhoto(photo)).toMatchObject({
      photoId: id,
      view: 'close-up',
      overrideReason: 'La patiente est repartie.',
      addedAt: NOW.toISOString(),
    });
    const row = await asSystem((tx) =>
      tx.selectFrom('photos').select('override_sealed').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(row.override_sealed?.includes('patiente')).toBe(false);
    expect(entries.map(({ details }) => details)).toEqual([
      { ownerId, view: 'close-up', what: 'view-and-override-reason' },
    ]);
    await change(undefined, ' ');
    expect((await asSystem((tx) => listPhotos(tx, ownerId, key)))[0]?.overrideReason).toBe('');
  });

  test('B-029 a coded reason is kept only where the server found the photo below a threshold', async () => {
    const ownerId = newId();
    const blurred = factsOf(ownerId, { hints: ['blurred'], qualityOverride: 'hard-place' });
    const good = factsOf(ownerId, { hints: ['looks-dermoscopic'] });
    await asSystem(async (tx) => {
      await addPhoto(doing(tx), blurred);
      await addPhoto(doing(tx), good);
    });
    const reasonOf = async (id: string) => (await asSystem((tx) => photoOf(tx, id))).qualityOverride;
    expect(await reasonOf(blurred.id)).toBe('hard-place');
    const claim = (id: string, qualityOverride: 'looks-fine' | null) =>
      asSystem(async (tx) => changePhoto(doing(tx), await photoOf(tx, id), key, { qualityOverride }));
    expect(await claim(good.id, 'looks-fine')).toBe(true);
    expect(await reasonOf(good.id)).toBeNull();
    expect(await claim(blurred.id, 'looks-fine')).toBe(true);
    expect(await reasonOf(blurred.id)).toBe('looks-fine');
    expect(await claim(blurred.id, null)).toBe(true);
    expect(await reasonOf(blurred.id)).toBeNull();
  });

  test('B-048 in the view for dermatoscopes a photo loses the advice to be put there', async () => {
    const ownerId = newId();
    const photo = factsOf(ownerId, { view: 'close-up', hints: ['small', 'looks-dermoscopic'] });
    await asSystem((tx) => addPhoto(doing(tx), photo));
    const move = (view: 'close-up' | 'dermoscopic') =>
      asSystem(async (tx) => changePhoto(doing(tx), await photoOf(tx, photo.id), key, { view }));
    const hints = async () => (await asSystem((tx) => photoOf(tx, photo.id))).hints;
    await move('dermoscopic');
    expect(await hints()).toEqual(['small']);
    await move('close-up');
    expect(await hints()).toEqual(['small', 'looks-dermoscopic']);
  });

  test('the order is the wanted one; photos not named follow; a foreign, removed or doubled id changes nothing', async () => {
    const { ownerId, ids } = await ownerWith(4);
    const [a = '', b = '', c = '', d = ''] = ids;
    const order = (wanted: string[]) =>
      asSystem(async (tx) => orderPhotos(tx, ownerId, await listPhotos(tx, ownerId, key), wanted));
    expect(await order([c, a])).toBe(true);
    expect(await asSystem((tx) => idsOf(tx, ownerId, 'present'))).toEqual([c, a, b, d]);
    expect([await order([a, a]), await order([newId()]), await order([a, newId()])]).toEqual([
      false,
      false,
      false,
    ]);
    await asSystem(async (tx) => removePhoto(doing(tx), await photoOf(tx, b)));
    expect(await order([b, a])).toBe(false);
    expect(await asSystem((tx) => idsOf(tx, ownerId, 'present'))).toEqual([c, a, d]);
  });

  test('an unsent photo can be taken out and put back, once each', async () => {
    const { ownerId, ids } = await ownerWith(2);
    const id = ids[0] ?? '';
    const entries: AuditEntry[] = [];
    const answers = await asSystem(async (tx) => {
      const photo = await photoOf(tx, id);
      const removed = [
        await removePhoto(doing(tx, entries), photo),
        await removePhoto(doing(tx, entries), photo),
      ];
      const changed = await changePhoto(doing(tx, entries), photo, key, { view: 'close-up' });
      const count = await countPhotos(tx, ownerId);
      const restored = [
        await restorePhoto(doing(tx, entries), photo),
        await restorePhoto(doing(tx, entries), photo),
      ];
      return { removed, changed, count, restored };
    });
    expect(answers).toEqual({ removed: [true, false], changed: false, count: 1, restored: [true, false] });
    expect(entries.map(({ action }) => action)).toEqual(['photo.removed', 'photo.restored']);
  });
});

describe('submissions', () => {
  test('B-046 what the doctor has does not change until the next submission, and stays in the history', async () => {
    const { ownerId, ids } = await ownerWith(3);
    const [kept = '', dropped = '', neverSent = ''] = ids;
    await asSystem(async (tx) => {
      await removePhoto(doing(tx), await photoOf(tx, neverSent));
      await markSubmitted(tx, ownerId, 1);
      await removePhoto(doing(tx), await photoOf(tx, dropped));
    });
    const added = factsOf(ownerId);
    await asSystem(async (tx) => void (await addPhoto(doing(tx), added)));
    await asSystem(async (tx) => {
      expect(await idsOf(tx, ownerId, 'sent')).toEqual([kept, dropped]);
      expect(await idsOf(tx, ownerId, 'present')).toEqual([kept, added.id]);
      expect(await changePhoto(doing(tx), await photoOf(tx, kept), key, { view: 'close-up' })).toBe(false);
    });
    await asSystem((tx) => markSubmitted(tx, ownerId, 2));
    await asSystem(async (tx) => {
      expect(await idsOf(tx, ownerId, 'sent')).toEqual([kept, added.id]);
      expect(await restorePhoto(doing(tx), await photoOf(tx, dropped))).toBe(false);
      const all = await listPhotos(tx, ownerId, key, 'all');
      const inVersion = (version: number) =>
        all.filter((photo) => isInSubmission(photo, version)).map(({ id }) => id);
      expect([inVersion(1), inVersion(2)]).toEqual([
        [kept, dropped],
        [kept, added.id],
      ]);
      expect(all).toHaveLength(4);
      expect(all.find(({ id }) => id === dropped)).toMatchObject({
        sinceSubmission: 1,
        removedInSubmission: 2,
      });
      expect(all.find(({ id }) => id === neverSent)).toMatchObject({ sinceSubmission: null });
    });
  });

  test('a removal restored before sending leaves the photo with the doctor', async () => {
    const { ownerId, ids } = await ownerWith(1);
    const id = ids[0] ?? '';
    await asSystem(async (tx) => {
      await markSubmitted(tx, ownerId, 1);
      await removePhoto(doing(tx), await photoOf(tx, id));
      expect(await restorePhoto(doing(tx), await photoOf(tx, id))).toBe(true);
      await markSubmitted(tx, ownerId, 2);
      expect(await photoOf(tx, id)).toMatchObject({
        sinceSubmission: 1,
        removedAt: null,
        removedInSubmission: null,
      });
    });
  });
});

describe('row-level security', () => {
  test('B-055 another pharmacy neither sees, changes nor adds photos of a case', async () => {
    const caseId = newId();
    await asSystem(async (tx) => {
      await tx
        .insertInto('cases')
        .values({
          id: caseId,
          reference: `T-${caseId}`,
          organisation_id: PHARMACY,
          created_by: PHARMACIST,
          data_key: 'k1.x',
          form: 'peau',
          form_version: 1,
          status: 'draft',
          tier: 1,
          start_tier: 1,
          revision: 0,
          submission_version: 0,
          photo_count: 0,
          escalation_count: 0,
          is_urgent: false,
          opinion_reminders_sent: 0,
          created_at: NOW,
          updated_at: NOW,
        })
        .execute();
    });
    const facts = factsOf(caseId);
    await asPharmacistOf(PHARMACY, (tx) => addPhoto(doing(tx), facts));
    expect(await asPharmacistOf(PHARMACY, (tx) => idsOf(tx, caseId, 'all'))).toEqual([facts.id]);
    await asPharmacistOf(OTHER_PHARMACY, async (tx) => {
      expect(await findPhoto(tx, facts.id)).toBeUndefined();
      expect(await idsOf(tx, caseId, 'all')).toEqual([]);
      expect(await removePhoto(doing(tx), { ...facts, ...sentNothing })).toBe(false);
      expect(await changePhoto(doing(tx), { ...facts, ...sentNothing }, key, { view: 'close-up' })).toBe(
        false,
      );
    });
    const forged = asPharmacistOf(OTHER_PHARMACY, (tx) => addPhoto(doing(tx), factsOf(caseId)));
    await expect(forged).rejects.toMatchObject({ code: '42501' });
    const doctor = { actorKind: 'doctor', accountId: PHARMACIST, organisationId: null, tier: 1 };
    expect(await inTransaction(database.db, doctor, (tx) => idsOf(tx, caseId, 'all'))).toEqual([]);
  });

  const sentNothing = { position: 0, sinceSubmission: null, removedAt: null, removedInSubmission: null };
});

test('objects without a row are swept once old; young ones, known ones and unknown ids stay', async () => {
  const objects = createFakeObjectStorage();
  const at = (iso: string) => newIdAt(new Date(iso));
  const orphan = at('2026-11-01T00:00:00Z');
  const young = at('2026-11-23T00:00:00Z');
  const known = factsOf(newId(), { id: at('2026-11-02T00:00:00Z') });
  await asSystem((tx) => addPhoto(doing(tx), known));
  const keys = [orphan, young, known.id].flatMap((id) => [
    `photos/${id}/original`,
    `photos/${id}/display`,
    `photos/${id}/tiles`,
  ]);
  for (const objectKey of [...keys, 'photos/odd/original']) await objects.put(objectKey, Buffer.from('x'));
  let removed = 0;
  let after: string | undefined;
  do {
    const sweep = { olderThan: new Date('2026-11-20T00:00:00Z'), after, limit: 3 };
    const page = await removeOrphanPhotoObjects({ objects, db: database.db }, sweep);
    removed += page.removed;
    after = page.next;
  } while (after !== undefined);
  expect(removed).toBe(3);
  expect([...objects.objects.keys()].sort()).toEqual(
    [...keys.filter((objectKey) => !objectKey.includes(orphan)), 'photos/odd/original'].sort(),
  );
});
