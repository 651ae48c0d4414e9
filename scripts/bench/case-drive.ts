// Whole cases through the API, as two people would do them, in a closed loop: each worker starts the next case when
// its last one is downloaded. A step that is refused ends the run: a bench of errors is no bench.
import { randomUUID } from 'node:crypto';
import { signIn } from '#contracts/accounts/session.contract.ts';
import { acknowledgeOpinion } from '#contracts/cases/case-after.contract.ts';
import {
  claimCase,
  listQueue,
  saveOpinionDraft,
  signOpinion,
} from '#contracts/cases/case-expert.contract.ts';
import { createCase, saveDraft, submitCase } from '#contracts/cases/case-request.contract.ts';
import { getCase } from '#contracts/cases/case-view.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import { getPhotoDisplay } from '#contracts/photos/photo.contract.ts';
import { getReport, previewReport } from '#contracts/reports/report.contract.ts';
import { completeContent, completeOpinion } from '#test/builders/case-content.ts';
import { type ServerHome, serverPassword } from '#test/builders/server-process.ts';
import { Times } from './figures.ts';
import { type Answer, createLoadClient, type LoadClient } from './http-client.ts';
import type { BenchPhoto } from './photos.ts';

/** Somebody signed in, at a network address of his own. */
export type Caller = { cookie: string; address: string };
export type World = {
  client: LoadClient;
  pharmacists: Caller[];
  doctors: Caller[];
  photos: readonly BenchPhoto[];
};

type Wanted = { params?: Record<string, string>; query?: string; body?: unknown; keepBody?: boolean };

let addresses = 0;
/** The limit of requests per address stays on in the server; every few requests come from another address. */
function newAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

export function send(
  client: LoadClient,
  who: Caller,
  operation: Operation,
  wanted: Wanted = {},
): Promise<Answer> {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => wanted.params?.[name] ?? '');
  const body = operation.method === 'GET' ? undefined : JSON.stringify(wanted.body ?? {});
  return client.ask({
    method: operation.method,
    path: wanted.query ? `${path}?${wanted.query}` : path,
    keepBody: wanted.keepBody ?? true,
    headers: {
      cookie: who.cookie,
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': who.address,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body === undefined ? {} : { body }),
  });
}

async function call<T>(
  client: LoadClient,
  who: Caller,
  operation: Operation,
  wanted: Wanted = {},
): Promise<T> {
  const answer = await send(client, who, operation, wanted);
  if (answer.status >= 400) throw new Error(`${operation.id}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return (wanted.keepBody === false || answer.text === '' ? answer : JSON.parse(answer.text)) as T;
}

export async function enterWorld(
  origin: string,
  home: ServerHome,
  photos: readonly BenchPhoto[],
): Promise<World> {
  const client = createLoadClient(origin);
  const enter = async (email: string): Promise<Caller> => {
    const who = { cookie: '', address: newAddress() };
    const answer = await send(client, who, signIn, { body: { email, password: serverPassword } });
    if (answer.status >= 400) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
    const [cookie = ''] = (answer.headers['set-cookie'] as string[] | undefined) ?? [];
    return { ...who, cookie: cookie.split(';')[0] ?? '' };
  };
  const of = async (role: string, prefix: string): Promise<Caller[]> => {
    const found: Caller[] = [];
    for (const account of home.accounts) {
      if (account.role === role && account.email.startsWith(prefix)) found.push(await enter(account.email));
    }
    return found;
  };
  return { client, photos, pharmacists: await of('pharmacist', ''), doctors: await of('doctor', 'medecin') };
}

export async function uploadPhoto(
  client: LoadClient,
  who: Caller,
  caseId: string,
  photo: BenchPhoto,
  missing = 0,
) {
  const metadata = Object.entries({ caseId, purpose: 'photo', view: photo.view })
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const answer = await client.ask({
    method: 'POST',
    path: '/api/uploads',
    body: photo.content,
    headers: {
      cookie: who.cookie,
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': who.address,
      'tus-resumable': '1.0.0',
      'upload-length': String(photo.content.length + missing),
      'upload-metadata': metadata,
      'content-type': 'application/offset+octet-stream',
    },
  });
  if (answer.status >= 400) throw new Error(`upload: ${answer.status} ${answer.text.slice(0, 300)}`);
  return answer;
}

type Receipt = { caseId: string; revision: number };

/** A form with three views; a draft ready for its photos. */
export async function openDraft(client: LoadClient, who: Caller, times = new Times()): Promise<Receipt> {
  const created = await times.of('create', () =>
    call<Receipt>(client, who, createCase, { body: { form: 'grain-de-beaute' } }),
  );
  const { caseId, revision } = created;
  const body = { content: completeContent('grain-de-beaute'), revision };
  const saved = await times.of('autosave', () =>
    call<Receipt>(client, who, saveDraft, { params: { caseId }, body }),
  );
  return { caseId, revision: saved.revision };
}

async function runCase(world: World, worker: number, times: Times): Promise<void> {
  const { client, photos } = world;
  const pharmacist = { ...pick(world.pharmacists, worker), address: newAddress() };
  const doctor = { ...pick(world.doctors, worker), address: newAddress() };
  const caseId = await request(client, pharmacist, photos, times);
  const params = { caseId };
  await times.of('queue page', () => call(client, doctor, listQueue));
  await times.of('claim', () => call(client, doctor, claimCase, { params }));
  const desk = await times.of('read case', () =>
    call<{ photos: { photoId: string }[] }>(client, doctor, getCase, { params }),
  );
  for (const { photoId } of desk.photos) {
    await times.of('read photo', () =>
      call(client, doctor, getPhotoDisplay, { params: { photoId }, keepBody: false }),
    );
  }
  await answer(client, doctor, caseId, times);
  const seen = await times.of('poll', () =>
    call<{ status: string }>(client, pharmacist, getCase, { params }),
  );
  if (seen.status !== 'answered') throw new Error(`a signed case is ${seen.status}`);
  await times.of('acknowledge', () => call(client, pharmacist, acknowledgeOpinion, { params }));
  const report = await times.of('download report', () =>
    call<Answer>(client, pharmacist, getReport, { params: { caseId, version: '1' }, keepBody: false }),
  );
  times.add('report kB', report.bytes / 1000);
}

async function request(client: LoadClient, who: Caller, photos: readonly BenchPhoto[], times: Times) {
  const { caseId, revision } = await openDraft(client, who, times);
  for (const photo of photos) await times.of('photo up', () => uploadPhoto(client, who, caseId, photo));
  await times.of('submit', () => call(client, who, submitCase, { params: { caseId }, body: { revision } }));
  return caseId;
}

async function answer(client: LoadClient, doctor: Caller, caseId: string, times: Times): Promise<void> {
  const params = { caseId };
  await times.of('save opinion', () =>
    call(client, doctor, saveOpinionDraft, { params, body: { opinion: completeOpinion, revision: 0 } }),
  );
  const preview = await times.of('preview report', () =>
    call<{ previewId: string; sha256: string }>(client, doctor, previewReport, { params }),
  );
  const body = { previewId: preview.previewId, sha256: preview.sha256, password: serverPassword };
  await times.of('sign', () => call(client, doctor, signOpinion, { params, body }));
}

function pick<T>(people: readonly T[], worker: number): T {
  const found = people[worker % people.length];
  if (found === undefined) throw new Error('nobody to do it');
  return found;
}

/** Loops for `seconds`; cases begun are ended, and the time counted to the last. */
export async function driveCases(world: World, workers: number, seconds: number) {
  const times = new Times();
  const began = performance.now();
  const until = began + seconds * 1000;
  let cases = 0;
  async function loop(worker: number): Promise<void> {
    while (performance.now() < until) {
      await times.of('whole case', () => runCase(world, worker, times));
      cases += 1;
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => loop(worker)));
  const elapsed = (performance.now() - began) / 1000;
  return { workers, cases, elapsed, casesPerSecond: cases / elapsed, steps: times.all() };
}

/** Eight doctors at one case, again and again. */
export async function raceForCases(world: World, rounds: number) {
  const { client, doctors } = world;
  let isFair = true;
  for (let round = 0; round < rounds; round += 1) {
    const pharmacist = pick(world.pharmacists, round);
    const caseId = await request(client, pharmacist, world.photos, new Times());
    const answers = await Promise.all(
      doctors.map((doctor) => send(client, doctor, claimCase, { params: { caseId } })),
    );
    const won = answers.filter(({ status }) => status === 200).length;
    const told = answers.filter(({ status, text }) => status === 409 && /"code":"case\./.test(text)).length;
    if (won !== 1 || told !== doctors.length - 1) isFair = false;
  }
  return { rounds, racers: doctors.length, oneWinnerAndClear409: isFair };
}
