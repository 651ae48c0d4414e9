import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { createCase, saveDraft, submitCase } from '#contracts/cases/case-request.contract.ts';
import { searchCases } from '#contracts/cases/case-view.contract.ts';
import { getPhotoDisplay, getPhotoThumbnail } from '#contracts/photos/photo.contract.ts';
import { getReport } from '#contracts/reports/report.contract.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { scopeOf, system } from '#server/policy/actor.ts';
import { fixturePatient, fixtureSecrets } from '#test/builders/case-content.ts';
import { METADATA_WORDS } from '#test/builders/photos.ts';
import {
  dumpTables,
  findSecrets,
  type Place,
  readDatabaseFiles,
  readFiles,
  type Secret,
  searchPlaces,
  textSecrets,
} from './secret-search.ts';
import { type People, populate, sendPhoto, testPhoto } from './steps.ts';
import { startTestInstance, type TestInstance, testPassword } from './test-instance.ts';
import { runOnly, talkativeContent, walkTour, word, writtenPlaces } from './tour.ts';

const pgDump = '/usr/bin/pg_dump';

/** Names that occur nowhere else: patient of a draft that is never sent, and of an upload that never ends. */
const draftName = 'Brouillonnix';
const uploadName = 'Demi-Televersement-Quoriaxel.pdf';

type Traffic = { urls: string[]; problems: string[] };

/** Notes each URL asked and each refusal answered, headers included. */
function watchTraffic(): Traffic {
  const traffic: Traffic = { urls: [], problems: [] };
  const original = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    traffic.urls.push(String(input));
    const response = await original(input, init);
    const headers = JSON.stringify([...response.headers]);
    if (!response.ok) traffic.problems.push(`${headers}\n${await response.clone().text()}`);
    return response;
  });
  return traffic;
}

/** Begins an upload and stops in the middle; the server keeps what arrived. */
async function uploadHalf(instance: TestInstance, people: People, caseId: string): Promise<void> {
  const photo = await testPhoto();
  const metadata = { caseId, purpose: 'document', kind: 'other', name: uploadName };
  const encoded = Object.entries(metadata)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const response = await fetch(`${instance.origin}/api/uploads`, {
    method: 'POST',
    headers: {
      cookie: people.pharmacist.client.cookie,
      'sec-fetch-site': 'same-origin',
      'tus-resumable': '1.0.0',
      'upload-length': String(photo.length),
      'upload-metadata': encoded,
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(photo.subarray(0, photo.length / 2)),
  });
  expect(response.status).toBe(201);
}

/** Refusals that have every reason to quote what was sent. */
async function provokeRefusals(instance: TestInstance, people: People, draft: { caseId: string }) {
  const { pharmacist, doctor1 } = people;
  const params = { caseId: draft.caseId };
  const content = talkativeContent();
  const wrongKey = `${fixturePatient.billingNir.slice(0, 13)}99`;
  const longName = fixturePatient.birthName.repeat(40);
  await pharmacist.client.refusal(searchCases, { body: { billingNir: wrongKey } });
  await pharmacist.client.refusal(saveDraft, { params, body: { content, revision: 9_999 } });
  await pharmacist.client.refusal(saveDraft, {
    params,
    body: { content: { ...content, patient: { ...content.patient, birthName: longName } }, revision: 1 },
  });
  await pharmacist.client.refusal(submitCase, { params, body: { revision: 9_999 } });
  await doctor1.client.refusal(claimCase, { params });
  await doctor1.client.refusal(createCase, { body: { form: 'peau' } });
  const raw = (body: string, headers: Record<string, string>) =>
    fetch(`${instance.origin}/api/cases/${draft.caseId}/draft`, {
      method: 'PUT',
      headers: {
        cookie: pharmacist.client.cookie,
        'sec-fetch-site': 'same-origin',
        'idempotency-key': 'refused-on-purpose',
        ...headers,
      },
      body,
    });
  const json = { 'content-type': 'application/json' };
  const answers = [
    await raw(`{"content": "${fixturePatient.birthName}"`, json),
    await raw(JSON.stringify({ [fixturePatient.birthName]: fixturePatient.billingNir }), json),
    await raw(fixturePatient.birthName, { 'content-type': 'text/plain' }),
    await raw(JSON.stringify({ content: fixturePatient.birthName.repeat(400_000) }), json),
  ];
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, false, false]);
}

function slices(name: string, bytes: Buffer): Secret[] {
  return [0.3, 0.6, 0.9].map((share) => {
    const start = Math.floor(bytes.length * share);
    return { name: `${name} at ${start}`, bytes: Buffer.from(bytes.subarray(start, start + 24)) };
  });
}

/** A secret between other bytes, as somebody might have stored it. */
function plantings({ bytes }: Secret): { coding: string; content: Buffer }[] {
  const around = Buffer.concat([Buffer.from('ab'), bytes, Buffer.from('c')]);
  const coded = (['hex', 'base64', 'base64url'] as const).map((coding) => ({
    coding,
    content: Buffer.from(around.toString(coding)),
  }));
  const text = around.toString('utf8');
  if (!Buffer.from(text).equals(around)) return [{ coding: 'bytes', content: around }, ...coded];
  const spelled = (['utf8', 'latin1', 'utf16le'] as const).map((coding) => ({
    coding,
    content: Buffer.from(text, coding),
  }));
  return [...spelled, ...coded];
}

describe('B-073 what is secret stays inside', () => {
  let instance: TestInstance;
  let people: People;
  let traffic: Traffic;
  /** Of patients, and what was written, drawn or attached. */
  let contents: Secret[];
  /** Of professionals: names, addresses, numbers, passwords, cookies. */
  let accounts: Secret[];

  beforeAll(async () => {
    instance = await startTestInstance();
    traffic = watchTraffic();
    people = await populate(instance);
    const { answeredId } = await walkTour({ instance, people, observe: runOnly });
    const { client } = people.pharmacist;
    const draft = await client.call(createCase, { body: { form: 'peau' } });
    const content = talkativeContent();
    const { revision } = await client.call(saveDraft, {
      params: { caseId: draft.caseId },
      body: {
        content: { ...content, patient: { ...fixturePatient, birthName: draftName } },
        revision: draft.revision,
      },
    });
    expect(revision).toBeGreaterThan(draft.revision);
    const photoId = await sendPhoto(people.pharmacist, draft.caseId, 'regional');
    await uploadHalf(instance, people, draft.caseId);
    await provokeRefusals(instance, people, draft);
    contents = [
      ...textSecrets([
        ...fixtureSecrets,
        fixturePatient.birthDate,
        '12/05/1984',
        fixturePatient.phone,
        '0600000000',
        '+33600000000',
        ...writtenPlaces.map(word),
        word('InsidePdf'),
        ...METADATA_WORDS,
        draftName,
        uploadName,
      ]),
      ...slices('original photo', await testPhoto()),
      ...slices('display copy', await client.bytes(getPhotoDisplay, { params: { photoId } })),
      ...slices('thumbnail', await client.bytes(getPhotoThumbnail, { params: { photoId } })),
      ...slices('report', await client.bytes(getReport, { params: { caseId: answeredId, version: 1 } })),
    ];
    accounts = textSecrets([
      ...Object.values(people).map(({ email }) => email),
      ...['Camille Modele', 'Dominique Exemple', 'Sacha Ailleurs', 'Docteur Un', 'Directrice Medicale'],
      '10000000003',
      testPassword,
      ...Object.values(people).map((person) => person.client.cookie.split('=')[1] ?? ''),
    ]);
  }, 240_000);

  afterAll(async () => {
    vi.restoreAllMocks();
    await instance.close();
  });

  test('B-073 every table of the database holds ciphertext where it matters', async () => {
    const dump = await dumpTables(instance.database.superuserUrl);
    expect(dump.map(({ name }) => name)).toEqual(expect.arrayContaining(['public.cases', 'public.photos']));
    expect(dump.reduce((sum, { content }) => sum + content.length, 0)).toBeGreaterThan(50_000);
    expect(searchPlaces([...contents, ...accounts], dump)).toEqual([]);
  });

  test.skipIf(!existsSync(pgDump))(
    'B-073 so does what pg_dump writes (skipped where pg_dump is missing or older than the server)',
    async ({ skip }) => {
      const dump = await promisify(execFile)(pgDump, ['--dbname', instance.database.superuserUrl], {
        maxBuffer: 256 * 1024 * 1024,
        encoding: 'buffer',
      }).catch((error: Error) => (/version/.test(error.message) ? undefined : Promise.reject(error)));
      if (!dump) return skip('pg_dump is older than the server');
      expect(searchPlaces([...contents, ...accounts], [{ name: 'pg_dump', content: dump.stdout }])).toEqual(
        [],
      );
    },
  );

  test('B-073 the files of PostgreSQL, the objects and the uploads hold ciphertext, names of files included', async () => {
    const stored = readFiles(instance.directory);
    const places = [...stored, ...(await readDatabaseFiles(instance.database.superuserUrl))];
    expect(stored.some(({ name }) => name.endsWith('.upload'))).toBe(true);
    expect(stored.filter(({ name }) => name.includes('/objects/')).length).toBeGreaterThan(10);
    expect(searchPlaces([...contents, ...accounts], places)).toEqual([]);
  });

  test('B-073 the log names nobody', () => {
    expect(instance.logLines.length).toBeGreaterThan(0);
    const log = { name: 'log', content: instance.logLines.join('') };
    expect(searchPlaces([...contents, ...accounts], [log])).toEqual([]);
  });

  test('B-063 B-073 mails say nothing of a patient, nor who wrote what', () => {
    expect(instance.mail.sent.length).toBeGreaterThan(3);
    const mails = instance.mail.sent.map((mail, index) => ({
      name: `mail ${index}`,
      content: JSON.stringify({ ...mail, to: '' }),
    }));
    expect(searchPlaces([...contents, ...accounts], mails)).toEqual([]);
  });

  test('B-073 no refusal quotes what was sent, no address carries it', () => {
    expect(traffic.problems.length).toBeGreaterThan(8);
    const places: Place[] = [
      { name: 'refusals', content: traffic.problems.join('\n') },
      { name: 'addresses', content: traffic.urls.join('\n') },
    ];
    expect(searchPlaces([...contents, ...accounts], places)).toEqual([]);
  });

  test('B-073 the search finds a secret planted in a table, in a bytea, in a file, in any coding', async () => {
    const { db, superuserUrl } = instance.database;
    for (const secret of [...contents, ...accounts]) {
      for (const { coding, content } of plantings(secret)) {
        expect(findSecrets([secret], content), `${secret.name} as ${coding}`).toEqual([secret.name]);
      }
    }
    const file = join(instance.directory, 'objects', 'planted');
    await writeFile(file, 'x');
    await appendFile(file, Buffer.from(fixturePatient.birthName).toString('base64'));
    expect(searchPlaces(contents, readFiles(instance.directory))).toEqual([
      `${file}: ${fixturePatient.birthName}`,
    ]);
    await rm(file);
    await inTransaction(db, scopeOf(system('test')), (tx) =>
      tx
        .updateTable('cases')
        .set({ label_sealed: Buffer.from(draftName), site_group: fixturePatient.billingNir })
        .where('status', '=', 'draft')
        .execute(),
    );
    const found = searchPlaces(contents, await dumpTables(superuserUrl));
    expect(found).toContain(`public.cases: ${draftName}`);
    expect(found).toContain(`public.cases: ${fixturePatient.billingNir}`);
  });
});
