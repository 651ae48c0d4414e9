import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  claimCase,
  releaseCase,
  saveOpinionDraft,
  signOpinion,
} from '#contracts/cases/case-expert.contract.ts';
import { submitCase } from '#contracts/cases/case-request.contract.ts';
import { getDocument, removeDocument, uploadResultSchema } from '#contracts/photos/photo.contract.ts';
import { previewReport } from '#contracts/reports/report.contract.ts';
import { eicar } from '#server/ports/malware-scan/malware-scan.fake.ts';
import { completeOpinion } from '#test/builders/case-content.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { ask, auditOf } from './acts.ts';
import { type People, populate, prepareCase, readCase, sendCase, signCase, testPhoto } from './steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const pdfOf = (body: string) =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${body} >>\nendobj\nstartxref\n0\n%%EOF\n`);
const plainPdf = pdfOf('');

async function attach(person: Person, caseId: string, content: Buffer, name = 'ordonnance.pdf') {
  const metadata = { caseId, purpose: 'document', kind: 'prescription', name };
  const response = await person.client.upload(metadata, content);
  return { status: response.status, body: (await response.json()) as { code?: string; title?: string } };
}
async function attached(person: Person, caseId: string, content: Buffer = plainPdf): Promise<string> {
  return uploadResultSchema.parse((await attach(person, caseId, content)).body).id;
}
const taken = async () => {
  const caseId = await sendCase(people.pharmacist);
  await people.doctor1.client.call(claimCase, { params: { caseId } });
  return caseId;
};

describe('a prescription', () => {
  test('B-031 reaches the pharmacy only with the signed opinion, then downloads as it was attached', async () => {
    const caseId = await taken();
    const documentId = await attached(people.doctor1, caseId);
    const { client } = people.pharmacist;
    expect((await readCase(people.pharmacist, caseId)).documents).toEqual([]);
    expect(await client.refusal(getDocument, { params: { documentId } })).toMatchObject({ status: 404 });
    expect(
      (await people.doctor1.client.bytes(getDocument, { params: { documentId } })).equals(plainPdf),
    ).toBe(true);
    await signCase(people.doctor1, caseId);
    expect((await readCase(people.colleague, caseId)).documents).toMatchObject([
      { documentId, name: 'ordonnance.pdf', from: 'expert', kind: 'prescription', state: 'ready' },
    ]);
    const response = await client.send(getDocument, { params: { documentId } });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(Buffer.from(await response.arrayBuffer()).equals(plainPdf)).toBe(true);
    for (const outsider of [people.stranger, people.doctor1b, people.doctor2, people.director]) {
      expect(await outsider.client.refusal(getDocument, { params: { documentId } })).toMatchObject({
        status: 404,
      });
    }
    const gone = await people.doctor1.client.refusal(removeDocument, { params: { documentId } });
    expect(gone.status).toBe(409);
    const reads = (await auditOf(instance, caseId)).filter(({ details }) =>
      JSON.stringify(details).includes(documentId),
    );
    expect(reads.filter(({ action }) => action === 'case.read').map(({ actor_id }) => actor_id)).toEqual(
      expect.arrayContaining([people.doctor1.id, people.pharmacist.id]),
    );
  });

  test('B-031 B-087 attached by a doctor who lets the case go, it never reaches the pharmacy', async () => {
    const caseId = await taken();
    const documentId = await attached(people.doctor1, caseId);
    await people.doctor1.client.call(releaseCase, { params: { caseId } });
    await people.doctor1b.client.call(claimCase, { params: { caseId } });
    const mine = (await readCase(people.doctor1b, caseId)).documents;
    await signCase(people.doctor1b, caseId);
    const seen = (await readCase(people.pharmacist, caseId)).documents;
    expect({ mine, seen }).toEqual({ mine: [], seen: [] });
    const refused = await people.pharmacist.client.refusal(getDocument, { params: { documentId } });
    expect(refused.status).toBe(404);
  });

  test('B-087 what is attached after the re-reading is not signed with it', async () => {
    const caseId = await taken();
    const { client } = people.doctor1;
    await client.call(saveOpinionDraft, {
      params: { caseId },
      body: { opinion: completeOpinion, revision: 0 },
    });
    const { previewId, sha256 } = await client.call(previewReport, { params: { caseId } });
    await attached(people.doctor1, caseId);
    const body = { previewId, sha256, password: testPassword };
    expect(await client.refusal(signOpinion, { params: { caseId }, body })).toMatchObject({
      code: 'case.preview_stale',
    });
  });
});

describe('a document of the pharmacy', () => {
  test('B-053 is seen by the doctor once sent, and may be taken out before', async () => {
    const { caseId, revision } = await prepareCase(people.pharmacist);
    const letter = await attached(people.pharmacist, caseId);
    const wrong = await attached(people.colleague, caseId, await makeTestPhoto({ format: 'png' }));
    await people.pharmacist.client.call(removeDocument, { params: { documentId: wrong } });
    const latest = (await readCase(people.pharmacist, caseId)).revision;
    expect(latest).toBeGreaterThanOrEqual(revision);
    await people.pharmacist.client.call(submitCase, { params: { caseId }, body: { revision: latest } });
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    const { documents } = await readCase(people.doctor1, caseId);
    expect(documents.map(({ documentId }) => documentId)).toEqual([letter]);
    expect((await people.doctor1.client.bytes(getDocument, { params: { documentId: letter } })).length).toBe(
      plainPdf.length,
    );
    const foreign = await people.doctor1.client.refusal(removeDocument, { params: { documentId: letter } });
    expect(foreign.status).toBe(404);
  });
});

test('B-053 a photo or a document added while a doctor has the case reaches him at once', async () => {
  const caseId = await taken();
  const documentId = await attached(people.pharmacist, caseId);
  const metadata = { caseId, purpose: 'photo', view: 'close-up' };
  expect((await people.colleague.client.upload(metadata, await testPhoto())).status).toBe(200);
  const seen = await readCase(people.doctor1, caseId);
  expect(seen.documents.map((document) => document.documentId)).toEqual([documentId]);
  expect(seen.photos).toHaveLength(3);
  expect((await people.doctor1.client.bytes(getDocument, { params: { documentId } })).equals(plainPdf)).toBe(
    true,
  );
});

describe('what is refused', () => {
  const refused: [title: string, content: () => Promise<Buffer> | Buffer, code: string][] = [
    ['a script', () => pdfOf('/OpenAction << /S /JavaScript /JS (x) >>'), 'document.active_content'],
    ['an attached file', () => pdfOf('/Names << /EmbeddedFiles 9 0 R >>'), 'document.active_content'],
    ['half a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'document.unsupported'],
    ['a web page', () => Buffer.from('<html><script>alert(1)</script></html>'), 'document.unsupported'],
    ['nothing known', () => Buffer.alloc(4000, 7), 'document.unsupported'],
    ['a WebP picture', () => makeTestPhoto({ format: 'webp' }), 'document.unsupported'],
  ];
  test('A-076 B-031 no active content, no other kind: a sentence, and nothing else is lost', async () => {
    const caseId = await taken();
    const kept = await attached(people.doctor1, caseId);
    for (const [title, content, code] of refused) {
      const { status, body } = await attach(people.doctor1, caseId, await content());
      expect({ title, status, code: body.code }).toEqual({ title, status: 422, code });
      expect(body.title?.length).toBeGreaterThan(10);
    }
    const { documents, status } = await readCase(people.doctor1, caseId);
    expect(documents.map(({ documentId }) => documentId)).toEqual([kept]);
    expect(status).toBe('claimed');
  });

  test('A-076 a file found bad is set aside and the case goes on: nobody opens it, both sides see why it is not there', async () => {
    const caseId = await taken();
    const documentId = await attached(people.doctor1, caseId, pdfOf(`% ${eicar}\n`));
    expect((await readCase(people.doctor1, caseId)).documents).toMatchObject([
      { documentId, state: 'quarantined' },
    ]);
    const params = { documentId };
    expect((await people.doctor1.client.refusal(getDocument, { params })).code).toBe('document.quarantined');
    expect((await auditOf(instance, documentId)).map(({ action }) => action)).toContain(
      'document.quarantined',
    );
    await signCase(people.doctor1, caseId);
    const { status, documents } = await readCase(people.pharmacist, caseId);
    expect([status, documents[0]?.state]).toEqual(['answered', 'quarantined']);
    expect((await people.pharmacist.client.refusal(getDocument, { params })).code).toBe(
      'document.quarantined',
    );
  });

  test('A-076 a bad file answers no question of a clarification, and can be taken out', async () => {
    const caseId = await taken();
    await ask(people.doctor1, caseId, [
      { kind: 'more-information', target: 'documents', text: 'Le courrier' },
    ]);
    const documentId = await attached(people.pharmacist, caseId, pdfOf(`% ${eicar}\n`));
    const { revision } = await readCase(people.pharmacist, caseId);
    const again = { params: { caseId }, body: { revision, points: [] } };
    expect((await people.pharmacist.client.refusal(submitCase, again)).code).toBe('case.nothing_changed');
    await people.pharmacist.client.call(removeDocument, { params: { documentId } });
    expect((await readCase(people.pharmacist, caseId)).documents).toEqual([]);
  });

  test('A-076 B-031 a scanner that does not answer lets nothing through', async () => {
    const caseId = await taken();
    instance.scanner.failNext(1);
    const { status, body } = await attach(people.doctor1, caseId, plainPdf);
    expect(status).toBeGreaterThanOrEqual(500);
    expect(body.code).toBe('document.scan_unavailable');
    expect((await readCase(people.doctor1, caseId)).documents).toEqual([]);
  });
});
