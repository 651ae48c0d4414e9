import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '#contracts/accounts/session.contract.ts';
import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import { acknowledgeOpinion } from '#contracts/cases/case-after.contract.ts';
import { claimCase, saveOpinionDraft, signOpinion } from '#contracts/cases/case-expert.contract.ts';
import { createCase, saveDraft, submitCase } from '#contracts/cases/case-request.contract.ts';
import { getCase, listCases } from '#contracts/cases/case-view.contract.ts';
import { getPhotoDisplay, uploadResultSchema } from '#contracts/photos/photo.contract.ts';
import { getReport, previewReport } from '#contracts/reports/report.contract.ts';
import { stripMetadata } from '#server/platform/images/strip-metadata.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { completeContent, completeOpinion, fixturePatient } from '#test/builders/case-content.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import {
  killAndWait,
  prepareServerHome,
  type ServerHome,
  type ServerProcess,
  serverPassword,
  startServerProcess,
} from '#test/builders/server-process.ts';

/** What the server said yes to, of one case. */
type Acknowledged = {
  caseId: string;
  pair: number;
  status: CaseStatus;
  isSaved: boolean;
  photoIds: string[];
  reportSha256?: string;
  isRead: boolean;
};
/** A pharmacist and a doctor who work together. */
type Pair = { pharmacist: ApiClient; doctor: ApiClient };
type HalfUpload = { caseId: string; pair: number; location: string; offset: number };

const workers = 4;
const order: CaseStatus[] = ['draft', 'queued', 'claimed', 'answered'];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('kill -9', () => {
  let home: ServerHome;
  let photo: Buffer;
  let displayed: string;
  beforeAll(async () => {
    photo = await makeTestPhoto({ width: 1200, height: 900, withMetadata: true });
    const copy = stripMetadata(photo);
    if (!copy.ok) throw new Error(copy.refusal);
    displayed = sha256(copy.value.bytes);
    home = await prepareServerHome({ pharmacists: 3, doctors: 3 });
  });
  afterAll(() => home?.remove());

  async function enter({ origin }: ServerProcess): Promise<Pair[]> {
    const open = async (email: string): Promise<ApiClient> => {
      const client = new ApiClient(origin);
      await client.call(signIn, { body: { email, password: serverPassword } });
      return client;
    };
    const pairs: Pair[] = [];
    for (const number of [1, 2, 3]) {
      const doctor = await open(`medecin-${number}@bench.invalid`);
      pairs.push({ pharmacist: await open(`pharmacie-${number}@bench.invalid`), doctor });
    }
    return pairs;
  }

  /** Cases one after another until the server is gone; `ledger` holds what was acknowledged. */
  async function work(run: Run, worker: number): Promise<void> {
    const pair = worker % run.pairs.length;
    const people = run.pairs[pair];
    if (!people) throw new Error('nobody to work');
    while (!run.isOver) {
      run.creating[worker] = randomUUID();
      const { caseId, revision } = await people.pharmacist.call(createCase, {
        body: { form: 'peau' },
        idempotencyKey: run.creating[worker],
      });
      const known: Acknowledged = {
        ...{ caseId, pair, status: 'draft', isSaved: false },
        ...{ photoIds: [], isRead: false },
      };
      run.ledger.push(known);
      await request(people, known, revision);
      await answer(run, people, known);
    }
  }

  async function request({ pharmacist }: Pair, known: Acknowledged, revision: number): Promise<void> {
    const params = { caseId: known.caseId };
    const saved = await pharmacist.call(saveDraft, {
      params,
      body: { content: completeContent(), revision },
    });
    known.isSaved = true;
    for (const view of ['regional', 'close-up']) {
      const sent = await pharmacist.upload({ ...params, purpose: 'photo', view }, photo);
      if (!sent.ok) throw new Error(`upload refused: ${await sent.text()}`);
      known.photoIds.push(uploadResultSchema.parse(await sent.json()).id);
    }
    await pharmacist.call(submitCase, { params, body: { revision: saved.revision } });
    known.status = 'queued';
  }

  async function answer(run: Run, { pharmacist, doctor }: Pair, known: Acknowledged): Promise<void> {
    const params = { caseId: known.caseId };
    await doctor.call(claimCase, { params });
    known.status = 'claimed';
    await doctor.call(saveOpinionDraft, { params, body: { opinion: completeOpinion, revision: 0 } });
    const { previewId, sha256: hash } = await doctor.call(previewReport, { params });
    await doctor.call(signOpinion, { params, body: { previewId, sha256: hash, password: serverPassword } });
    Object.assign(known, { status: 'answered', reportSha256: hash });
    run.signed += 1;
    if (run.signed === run.killAfter) run.reached();
    await pharmacist.call(acknowledgeOpinion, { params });
    known.isRead = true;
  }

  /** A photo of which half is acknowledged. */
  async function sendHalf(server: ServerProcess, pairs: Pair[]): Promise<HalfUpload> {
    const pharmacist = pairs[0]?.pharmacist;
    if (!pharmacist) throw new Error('nobody to send');
    const { caseId } = await pharmacist.call(createCase, { body: { form: 'peau' } });
    const metadata = Object.entries({ caseId, purpose: 'photo', view: 'regional' });
    const headers = {
      'upload-length': String(photo.length),
      'upload-metadata': metadata.map(([name, value]) => `${name} ${btoa(value)}`).join(','),
    };
    const created = await tus(server, pharmacist, 'POST', '/api/uploads', headers);
    const location = created.headers.get('location') ?? '';
    const half = photo.subarray(0, Math.floor(photo.length / 2));
    const sent = await tus(server, pharmacist, 'PATCH', location, { 'upload-offset': '0' }, half);
    expect([created.status, sent.status]).toEqual([201, 204]);
    return { caseId, pair: 0, location, offset: Number(sent.headers.get('upload-offset')) };
  }

  async function finishHalf(server: ServerProcess, pairs: Pair[], half: HalfUpload): Promise<void> {
    const pharmacist = pairs[half.pair]?.pharmacist;
    if (!pharmacist) throw new Error('nobody to send');
    const asked = await tus(server, pharmacist, 'HEAD', half.location);
    const offset = Number(asked.headers.get('upload-offset'));
    expect(offset).toBeGreaterThanOrEqual(half.offset);
    const rest = photo.subarray(offset);
    const sent = await tus(
      server,
      pharmacist,
      'PATCH',
      half.location,
      { 'upload-offset': `${offset}` },
      rest,
    );
    const { id } = uploadResultSchema.parse(await sent.json());
    await expectPhotos(pharmacist, [id]);
  }

  async function expectPhotos(reader: ApiClient, photoIds: readonly string[]): Promise<void> {
    for (const photoId of photoIds) {
      const bytes = await reader.bytes(getPhotoDisplay, { params: { photoId } });
      expect(sha256(bytes), `photo ${photoId}`).toBe(displayed);
    }
  }

  async function expectKept(pairs: Pair[], known: Acknowledged): Promise<void> {
    const reader = pairs[known.pair]?.pharmacist;
    if (!reader) throw new Error('nobody to read');
    const { caseId } = known;
    const view = await reader.call(getCase, { params: { caseId } });
    expect(order.indexOf(view.status), `status of ${caseId}`).toBeGreaterThanOrEqual(
      order.indexOf(known.status),
    );
    if (known.isSaved) expect(view.content.patient.birthName).toBe(fixturePatient.birthName);
    expect(view.photos.map(({ photoId }) => photoId)).toEqual(expect.arrayContaining(known.photoIds));
    await expectPhotos(
      reader,
      view.photos.map(({ photoId }) => photoId),
    );
    // Signed or not signed, nothing between.
    expect(view.reports).toHaveLength(view.status === 'answered' ? 1 : 0);
    const [report] = view.reports;
    if (known.reportSha256) expect(report?.sha256).toBe(known.reportSha256);
    if (report) {
      const pdf = await reader.bytes(getReport, { params: { caseId, version: 1 } });
      expect(sha256(pdf)).toBe(report.sha256);
    }
    if (known.isRead) expect(view.handOver.readAt).not.toBeNull();
  }

  /** A request that got no answer is sent again: it makes one case, whether or not it had arrived. */
  async function expectOneCaseOfRetries(run: Run, pairs: Pair[]): Promise<void> {
    for (const [worker, idempotencyKey] of run.creating.entries()) {
      const pharmacist = pairs[worker % pairs.length]?.pharmacist;
      const again = { body: { form: 'peau' as const }, idempotencyKey };
      const first = await pharmacist?.call(createCase, again);
      const second = await pharmacist?.call(createCase, again);
      expect(second?.caseId).toBe(first?.caseId);
    }
  }

  /** Every case the pharmacies have, acknowledged or not, is readable; what it says of itself and its archive agree. */
  async function expectNothingHalfWritten(pairs: Pair[]): Promise<void> {
    for (const { pharmacist } of pairs) {
      const { items } = await pharmacist.call(listCases, { query: { limit: 50 } });
      for (const { caseId } of items) await pharmacist.call(getCase, { params: { caseId } });
    }
    const client = new Client({ connectionString: home.databaseUrl('superuser', 'consilia') });
    await client.connect();
    const { rows } = await client.query(`select cases.id, cases.status, last.details ->> 'to' as told
      from cases cross join lateral (select details from audit_entries
        where subject_id = cases.id and details ? 'to' order by at desc, id desc limit 1) as last
      where cases.status <> last.details ->> 'to'`);
    const orphans = await client.query(`select id from reports where not exists (
      select from case_contents where case_contents.case_id = reports.case_id and kind = 'opinion')`);
    await client.end();
    expect(rows).toEqual([]);
    expect(orphans.rows).toEqual([]);
  }

  test.each([
    ['the server', async (server: ServerProcess) => server.kill()],
    [
      'its PostgreSQL and the server',
      async (server: ServerProcess) => {
        const postmaster = home.postmasterPid();
        if (postmaster === undefined) throw new Error('PostgreSQL does not run');
        await Promise.all([killAndWait(postmaster), server.kill()]);
      },
    ],
  ])(
    'B-074 kill -9 of %s in the middle of a run loses nothing that was acknowledged',
    async (_what, kill) => {
      const server = await startServerProcess(home);
      const pairs = await enter(server);
      const half = await sendHalf(server, pairs);
      const run = newRun(pairs, 3);
      const working = Array.from({ length: workers }, (_, worker) =>
        work(run, worker).catch((error: unknown) => {
          if (!run.isOver) run.fail(error);
        }),
      );
      await run.isReached;
      run.isOver = true;
      await kill(server);
      await Promise.all(working);

      const again = await startServerProcess(home);
      try {
        const entered = await enter(again);
        expect(run.signed).toBeGreaterThanOrEqual(run.killAfter);
        for (const known of run.ledger) await expectKept(entered, known);
        await finishHalf(again, entered, half);
        await expectOneCaseOfRetries(run, entered);
        await expectNothingHalfWritten(entered);
      } finally {
        await again.stop();
      }
      expect(home.postmasterPid()).toBeUndefined();
    },
  );
});

/** What one run knows, and when enough is signed. */
type Run = ReturnType<typeof newRun>;
function newRun(pairs: Pair[], killAfter: number) {
  const { promise: isReached, resolve: reached, reject: fail } = Promise.withResolvers<void>();
  const ledger: Acknowledged[] = [];
  const creating: string[] = [];
  return { pairs, killAfter, ledger, creating, signed: 0, isOver: false, isReached, reached, fail };
}

function tus(
  { origin }: ServerProcess,
  who: ApiClient,
  method: string,
  path: string,
  more: Record<string, string> = {},
  content?: Buffer,
): Promise<Response> {
  const type = content ? { 'content-type': 'application/offset+octet-stream' } : {};
  return fetch(new URL(path, origin), {
    method,
    headers: {
      ...{ cookie: who.cookie, 'sec-fetch-site': 'same-origin', 'tus-resumable': '1.0.0' },
      ...{ ...type, ...more },
    },
    ...(content ? { body: new Uint8Array(content) } : {}),
  });
}
