import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { DataKey } from '#server/platform/crypto/data-key.ts';
import { SealBroken } from '#server/platform/crypto/seal.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { createFakeMalwareScanner, eicar } from '#server/ports/malware-scan/malware-scan.fake.ts';
import { createFakeObjectStorage } from '#server/ports/object-storage/object-storage.fake.ts';
import { METADATA_WORDS, makeTestPhoto } from '#test/builders/photos.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import type { AuditEntry } from '../audit/public.ts';
import type { ReceivedDocument } from './ingest-document.ts';
import {
  addDocument,
  countDocuments,
  findDocument,
  getDocumentName,
  ingestDocument,
  listDocuments,
  markDocumentsSent,
  presentDocument,
  readDocument,
  removeDocument,
  removeOrphanDocumentObjects,
} from './public.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const DOCTOR = '018f0000-0000-7000-8000-000000000030';
const PHARMACY = '018f0000-0000-7000-8000-000000000031';
const key = new DataKey(Buffer.alloc(32, 9));
let idCount = 0;
/** Ids of one moment, growing. */
const newIdAt = (at: Date): string => {
  idCount += 1;
  return newUuidV7(at, (size) => Buffer.alloc(size).fill(idCount.toString(16).padStart(8, '0'), 0, 4, 'hex'));
};
const newId = (): string => newIdAt(NOW);
const plainPdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF\n');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.ownerDb
    .insertInto('accounts')
    .values({
      id: DOCTOR,
      role: 'doctor',
      status: 'active',
      email_digest: 'digest',
      profile_sealed: Buffer.of(1),
      data_key: 'k1.x',
      password_hash: 'hash',
      expert_tier: 3,
      created_at: NOW,
    })
    .execute();
});
afterAll(() => database.drop());

const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(
    database.db,
    { actorKind: 'system', accountId: null, organisationId: null, tier: null },
    work,
  );

function doing(tx: Tx, entries: AuditEntry[] = []) {
  return { tx, now: NOW, audit: (entry: AuditEntry) => void entries.push(entry) };
}

function received(content: Buffer, change: Partial<ReceivedDocument> = {}): ReceivedDocument {
  return {
    ownerId: newId(),
    key,
    documentId: newId(),
    side: 'expert',
    kind: 'prescription',
    name: 'Ordonnance de Camille Fictive.pdf',
    content,
    by: DOCTOR,
    now: NOW,
    ...change,
  };
}

const newParts = () => ({ objects: createFakeObjectStorage(), scanner: createFakeMalwareScanner() });

/** A stored document with its row. */
async function stored(parts: ReturnType<typeof newParts>, input: ReceivedDocument) {
  const facts = await ingestDocument(parts, input);
  return asSystem(async (tx) => {
    await addDocument(doing(tx), facts);
    const document = await findDocument(tx, facts.id);
    if (document === undefined) throw new Error('No such document');
    return document;
  });
}

describe('ingesting', () => {
  test('B-031 B-073 a prescription is scanned, sealed with its name, and comes back as it was', async () => {
    const parts = newParts();
    const input = received(plainPdf);
    const document = await stored(parts, input);
    expect(parts.scanner.scans).toEqual([{ bytes: plainPdf.length, verdict: 'clean' }]);
    const sealed = parts.objects.objects.get(`documents/${document.id}`);
    expect(sealed?.includes('Catalog')).toBe(false);
    const row = await asSystem((tx) =>
      tx.selectFrom('documents').selectAll().where('id', '=', document.id).executeTakeFirstOrThrow(),
    );
    expect(row.name_sealed.includes('Fictive')).toBe(false);
    expect(row.sha256).toBe(createHash('sha256').update(plainPdf).digest('hex'));
    const answer = await readDocument(parts, document, key);
    expect(answer).toEqual({ contentType: 'application/pdf', body: plainPdf });
    expect(await asSystem((tx) => getDocumentName(tx, document.id, key))).toBe(
      'Ordonnance de Camille Fictive.pdf',
    );
    const otherKey = new DataKey(Buffer.alloc(32, 1));
    await expect(readDocument(parts, document, otherKey)).rejects.toThrow(SealBroken);
  });

  test('B-053 an image is kept without metadata or trailing bytes, whatever its name says', async () => {
    const parts = newParts();
    const image = Buffer.concat([await makeTestPhoto({ withMetadata: true }), Buffer.from('trailing words')]);
    const document = await stored(
      parts,
      received(image, { name: 'courrier.pdf', kind: 'other', side: 'requester' }),
    );
    const { contentType, body } = await readDocument(parts, document, key);
    expect(contentType).toBe('image/jpeg');
    for (const word of [...METADATA_WORDS, 'trailing words']) expect(body.includes(word)).toBe(false);
    const [listed] = await asSystem((tx) => listDocuments(tx, document.ownerId, key));
    expect(listed && presentDocument(listed)).toEqual({
      documentId: document.id,
      name: 'courrier.pdf.jpg',
      contentType: 'image/jpeg',
      bytes: body.length,
      from: 'requester',
      kind: 'other',
      state: 'ready',
      isSent: false,
      addedAt: NOW.toISOString(),
    });
    const png = received(await makeTestPhoto({ format: 'png' }));
    expect((await ingestDocument(parts, png)).contentType).toBe('image/png');
  });

  test.each([
    ['a script', async () => Buffer.from('%PDF-1.7\n<< /S /JavaScript >>\n%%EOF'), 'document.active_content'],
    ['half a PDF', async () => Buffer.from('%PDF-1.7\n1 0 obj'), 'document.unsupported'],
    ['a WebP photo', () => makeTestPhoto({ format: 'webp' }), 'document.unsupported'],
    ['half an image', async () => (await makeTestPhoto()).subarray(0, 3000), 'document.unsupported'],
    ['an office file', async () => Buffer.from('PK\u0003\u0004'), 'document.unsupported'],
    ['nothing', async () => Buffer.alloc(0), 'document.unsupported'],
    ['too many bytes', async () => Buffer.alloc(20 * 1024 * 1024 + 1, '%PDF-'), 'document.too_large'],
  ])('B-031 refuses %s and stores nothing', async (_what, make, code) => {
    const parts = newParts();
    await expect(ingestDocument(parts, received(await make()))).rejects.toMatchObject({ code });
    expect(parts.objects.objects.size).toBe(0);
  });

  test('A-076 sets a bad file aside: what it was is kept, its content is not, and its act has a name of its own', async () => {
    const parts = newParts();
    const bad = await ingestDocument(parts, received(Buffer.from(`%PDF-1.7\n% ${eicar}\n%%EOF\n`)));
    expect(bad.state).toBe('quarantined');
    expect(parts.objects.objects.size).toBe(0);
    const entries: AuditEntry[] = [];
    await asSystem((tx) => addDocument(doing(tx, entries), bad));
    expect(entries).toMatchObject([{ action: 'document.quarantined', subjectId: bad.id }]);
  });

  test('a silent scanner or storage stores nothing, says when to come back, and then lets the file in', async () => {
    const parts = newParts();
    const input = received(plainPdf);
    const later = (code: string) => ({ code, details: { retryAfterSeconds: expect.any(Number) } });
    parts.scanner.failNext(1);
    await expect(ingestDocument(parts, input)).rejects.toMatchObject(later('document.scan_unavailable'));
    expect(parts.objects.objects.size).toBe(0);
    parts.objects.failNext(1);
    await expect(ingestDocument(parts, input)).rejects.toMatchObject(later('internal.unavailable'));
    expect((await ingestDocument(parts, input)).state).toBe('ready');
  });
});

describe('rows', () => {
  test('the same upload finished twice is one document with one entry; a foreign id is refused', async () => {
    const facts = await ingestDocument(newParts(), received(plainPdf));
    const entries: AuditEntry[] = [];
    const answers = await asSystem(async (tx) => [
      await addDocument(doing(tx, entries), facts),
      await addDocument(doing(tx, entries), facts),
    ]);
    expect(answers).toEqual([true, false]);
    expect(entries).toMatchObject([{ action: 'document.added', subjectId: facts.id }]);
    expect(JSON.stringify(entries)).not.toContain('Fictive');
    const foreign = asSystem((tx) => addDocument(doing(tx), { ...facts, ownerId: newId() }));
    await expect(foreign).rejects.toMatchObject({ code: 'document.not_found' });
    expect(await asSystem((tx) => countDocuments(tx, facts.ownerId))).toBe(1);
  });

  test('B-031 a document can be taken out until it is sent; each side sends its own', async () => {
    const parts = newParts();
    const ownerId = newId();
    const dropped = await stored(parts, received(plainPdf, { ownerId }));
    const mine = await stored(parts, received(plainPdf, { ownerId }));
    const theirs = await stored(parts, received(plainPdf, { ownerId, side: 'requester' }));
    const entries: AuditEntry[] = [];
    await asSystem(async (tx) => {
      expect([
        await removeDocument(doing(tx, entries), dropped),
        await removeDocument(doing(tx, entries), dropped),
      ]).toEqual([true, false]);
      expect(await markDocumentsSent(tx, ownerId, 'expert', NOW)).toEqual([mine.id]);
      expect(await markDocumentsSent(tx, ownerId, 'expert', NOW)).toEqual([]);
      expect(await removeDocument(doing(tx, entries), mine)).toBe(false);
      const listed = await listDocuments(tx, ownerId, key);
      expect(listed.map(({ id, sentAt }) => [id, sentAt])).toEqual([
        [mine.id, NOW],
        [theirs.id, null],
      ]);
      const gone = await findDocument(tx, dropped.id);
      await expect(readDocument(parts, { ...mine, ...gone }, key)).rejects.toMatchObject({
        code: 'document.not_found',
      });
    });
    expect(entries.map(({ action }) => action)).toEqual(['document.removed']);
  });

  test('A-076 only what was found clean is served', async () => {
    const parts = newParts();
    const document = await stored(parts, received(plainPdf));
    for (const state of ['checking', 'quarantined'] as const) {
      const reading = readDocument(parts, { ...document, state }, key);
      await expect(reading).rejects.toMatchObject({ code: 'document.quarantined' });
    }
  });

  test('B-055 row-level security hides documents from a stranger', async () => {
    const document = await stored(newParts(), received(plainPdf));
    for (const actorKind of ['pharmacist', 'doctor', 'director', 'operator']) {
      const scope = { actorKind, accountId: DOCTOR, organisationId: PHARMACY, tier: 3 };
      await inTransaction(database.db, scope, async (tx) => {
        expect(await findDocument(tx, document.id)).toBeUndefined();
        expect(await listDocuments(tx, document.ownerId, key)).toEqual([]);
        expect(await removeDocument(doing(tx), document)).toBe(false);
      });
    }
  });
});

test('objects without a row are swept once old; young ones, known ones and unknown ids stay', async () => {
  const parts = newParts();
  const at = (iso: string) => newIdAt(new Date(iso));
  const known = await stored(parts, received(plainPdf, { documentId: at('2026-11-02T00:00:00Z') }));
  const orphan = at('2026-11-01T00:00:00Z');
  const others = [orphan, at('2026-11-23T00:00:00Z'), 'odd'];
  for (const id of others) await parts.objects.put(`documents/${id}`, Buffer.from('x'));
  const sweep = { olderThan: new Date('2026-11-20T00:00:00Z') };
  const where = { objects: parts.objects, db: database.db };
  expect(await removeOrphanDocumentObjects(where, sweep)).toEqual({ removed: 1 });
  const kept = [known.id, ...others.slice(1)].map((id) => `documents/${id}`);
  expect([...parts.objects.objects.keys()].sort()).toEqual(kept.sort());
});
