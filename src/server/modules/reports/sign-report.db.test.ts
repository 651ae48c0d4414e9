import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#server/platform/http/app-error.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import { createFakePdfWriter } from '#server/ports/pdf/pdf.fake.ts';
import { PdfWriterError } from '#server/ports/pdf/pdf.port.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { reportObjectKey, sha256Of } from './report.ts';
import { createStage, type Stage } from './report-stage.suite.ts';
import { completeOpinion } from './stage-cases.suite.ts';
import { previewReport } from './use-cases/preview-report.ts';
import { readPreview, readReport } from './use-cases/read-report.ts';
import { signOpinion } from './use-cases/sign-opinion.ts';

let database: TestDatabase;
let stage: Stage;
const pdf = createFakePdfWriter(['reports/opinion', 'reports/ending']);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  stage = await createStage(database.db, pdf);
});

const refusal = (code: string) => ({ name: 'AppError', code });

async function reauthenticate(_actor: unknown, proof: { password: string }): Promise<void> {
  if (proof.password !== 'right') throw new AppError('account.wrong_password');
}

function sign(
  caseId: string,
  preview: { previewId: string; sha256: string },
  change: { actor?: DoctorActor; password?: string; sha256?: string } = {},
) {
  return signOpinion(
    { ...stage.parts, reauthenticate },
    {
      actor: stage.doctor,
      caseId,
      previewId: preview.previewId,
      sha256: preview.sha256,
      password: 'right',
      address: '127.0.0.1',
      replay: undefined,
      ...change,
    },
  );
}
const preview = (caseId: string, actor = stage.doctor) => previewReport(stage.parts, actor, caseId);
async function signed(caseId: string) {
  const made = await preview(caseId);
  await sign(caseId, made);
  return made;
}

describe('preview', () => {
  test('B-065 shows the very file that can be signed, to its author, for a few minutes', async () => {
    const caseId = await stage.addCase();
    const made = await preview(caseId);
    expect(made).toMatchObject({ pages: 1, expiresAt: '2026-11-24T10:15:00.000Z' });
    const served = await readPreview(stage.parts, stage.doctor, made.previewId);
    expect(sha256Of(served.body)).toBe(made.sha256);
    expect(served.fileName).toMatch(/^compte-rendu-TE-26-[0-9A-Z]{4}-[0-9A-Z]{4}-v1\.pdf$/);
    await expect(readPreview(stage.parts, stage.otherDoctor, made.previewId)).rejects.toMatchObject(
      refusal('report.not_found'),
    );
    stage.at.now = new Date('2026-11-24T10:15:00Z');
    await expect(readPreview(stage.parts, stage.doctor, made.previewId)).rejects.toMatchObject(
      refusal('report.not_found'),
    );
  });

  test('R6316-4 an incomplete opinion is refused at its fields, and nothing is written', async () => {
    const caseId = await stage.addCase();
    await stage.writeOpinion(caseId, { ...completeOpinion, findings: ' ', photoLimits: '' }, 2);
    const refused = await preview(caseId).catch((error: AppError) => error);
    expect(refused).toMatchObject(refusal('case.opinion_incomplete'));
    expect((refused as AppError).details.fields?.map((field) => field.path)).toEqual([
      'findings',
      'photoLimits',
    ]);
    expect([...stage.objects.objects.keys()].filter((key) => key.startsWith('reports/'))).toEqual([]);
  });

  test('B-087 nobody but the doctor who has the case can make one', async () => {
    const caseId = await stage.addCase();
    await expect(preview(caseId, stage.otherDoctor)).rejects.toBeInstanceOf(AppError);
    expect(await stage.readReports(caseId)).toEqual([]);
  });

  test('a writer or a storage that is busy is said, and no unstored file can be signed', async () => {
    const caseId = await stage.addCase();
    pdf.failNext(new PdfWriterError('busy'));
    await expect(preview(caseId)).rejects.toMatchObject(refusal('report.unavailable'));
    const put = stage.objects.put;
    stage.objects.put = async () => ({ bytes: 0 });
    const lost = await preview(caseId);
    stage.objects.put = put;
    await expect(sign(caseId, lost)).rejects.toMatchObject(refusal('case.preview_stale'));
  });

  test('the stored file is ciphertext', async () => {
    const caseId = await stage.addCase();
    const { previewId } = await preview(caseId);
    const stored = stage.objects.objects.get(reportObjectKey(previewId));
    expect(stored?.subarray(0, 3).toString()).toBe('CSF');
    expect(stored?.includes('%PDF')).toBe(false);
  });
});

describe('signature', () => {
  test('B-065 issues the previewed bytes; the audit entry holds the hash of that very PDF', async () => {
    const caseId = await stage.addCase();
    await stage.attachPrescription(caseId);
    const made = await preview(caseId);
    stage.at.now = new Date('2026-11-24T10:05:00Z');
    expect(await sign(caseId, made)).toMatchObject({ caseId, status: 'answered' });
    const [report, ...others] = await stage.readReports(caseId);
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      id: made.previewId,
      version: 1,
      kind: 'opinion',
      sha256: made.sha256,
      issued_by: stage.doctor.accountId,
      issued_at: new Date('2026-11-24T10:00:00Z'),
      replaced_by: null,
    });
    const entries = await stage.readAudit(caseId);
    const answer = entries.find((entry) => entry.action === 'case.answer');
    expect(answer).toMatchObject({ actor_id: stage.doctor.accountId, details: { sha256: made.sha256 } });
    expect(entries.find((entry) => entry.action === 'report.issued')?.details).toMatchObject({
      sha256: made.sha256,
    });
    const read = await readReport(stage.parts, stage.pharmacist, { caseId, version: 1 });
    expect(sha256Of(read.body)).toBe(made.sha256);
    expect(stage.published).toContain('case.answer');
  });

  test('B-065 a visit wanted opens a task, an emergency is urgent', async () => {
    const caseId = await stage.addCase();
    await signed(caseId);
    expect(await stage.readCase(caseId)).toMatchObject({
      answered_at: stage.at.now,
      is_urgent: false,
      appointment_state: 'to-book',
      read_at: null,
      due_at: null,
    });
    const urgentId = await stage.addCase();
    await stage.writeOpinion(urgentId, { ...completeOpinion, referral: 'emergency' }, 2);
    await signed(urgentId);
    expect(await stage.readCase(urgentId)).toMatchObject({ is_urgent: true, appointment_state: 'to-book' });
    const [row] = await stage.asSystem(({ tx }) =>
      tx
        .selectFrom('cases')
        .select(({ cast, ref }) => cast<string>(ref('appointment_wanted_by'), 'text').as('day'))
        .where('id', 'in', [caseId, urgentId])
        .orderBy('is_urgent')
        .execute(),
    );
    expect(row?.day).toBe('2026-12-01');
  });

  test('B-087 only the named doctor can sign', async () => {
    const caseId = await stage.addCase();
    const made = await preview(caseId);
    for (const actor of [
      stage.otherDoctor,
      { ...stage.otherDoctor, tier: 3 } as DoctorActor,
      stage.director as unknown as DoctorActor,
      stage.pharmacist as unknown as DoctorActor,
    ]) {
      await expect(sign(caseId, made, { actor })).rejects.toBeInstanceOf(AppError);
    }
    expect(await stage.readReports(caseId)).toEqual([]);
    expect((await stage.readCase(caseId)).status).toBe('claimed');
  });

  test('B-087 a preview of another doctor of the case is not signed', async () => {
    const caseId = await stage.addCase();
    const made = await preview(caseId);
    await stage.asSystem(({ tx }) =>
      tx
        .updateTable('cases')
        .set({ expert_id: stage.otherDoctor.accountId })
        .where('id', '=', caseId)
        .execute(),
    );
    await expect(sign(caseId, made, { actor: stage.otherDoctor })).rejects.toMatchObject(
      refusal('case.preview_stale'),
    );
    await expect(sign(caseId, made)).rejects.toMatchObject(refusal('case.not_found'));
  });

  test('B-087 a wrong password signs nothing', async () => {
    const caseId = await stage.addCase();
    const made = await preview(caseId);
    await expect(sign(caseId, made, { password: 'wrong' })).rejects.toMatchObject(
      refusal('account.wrong_password'),
    );
    expect(await stage.readReports(caseId)).toEqual([]);
    await sign(caseId, made);
    expect(await stage.readReports(caseId)).toHaveLength(1);
  });

  test.each<[string, (caseId: string) => Promise<unknown>]>([
    [
      'the text changed',
      (caseId) => stage.writeOpinion(caseId, { ...completeOpinion, freeText: 'Ajout' }, 2),
    ],
    [
      'the case changed',
      (caseId) =>
        stage.asSystem(({ tx }) =>
          tx.updateTable('cases').set({ revision: 6 }).where('id', '=', caseId).execute(),
        ),
    ],
    [
      'time passed',
      async () => {
        stage.at.now = new Date('2026-11-24T10:15:00Z');
      },
    ],
    [
      'a document was attached',
      async (caseId) => {
        stage.at.now = new Date('2026-11-24T10:01:00Z');
        await stage.attachPrescription(caseId);
      },
    ],
    ['it was previewed again', (caseId) => preview(caseId)],
  ])('B-065 a preview is stale when %s: nothing is signed', async (_why, change) => {
    const caseId = await stage.addCase();
    const made = await preview(caseId);
    await change(caseId);
    await expect(sign(caseId, made)).rejects.toMatchObject(refusal('case.preview_stale'));
    expect(await stage.readReports(caseId)).toEqual([]);
    expect((await stage.readCase(caseId)).status).toBe('claimed');
  });

  test('B-065 another hash, another case, a signed preview: refused', async () => {
    const caseId = await stage.addCase();
    const made = await preview(caseId);
    const otherId = await stage.addCase();
    await expect(sign(caseId, { ...made, sha256: '0'.repeat(64) })).rejects.toMatchObject(
      refusal('case.preview_stale'),
    );
    await expect(sign(otherId, made)).rejects.toMatchObject(refusal('case.preview_stale'));
    await sign(caseId, made);
    await expect(sign(caseId, made)).rejects.toMatchObject(refusal('case.preview_stale'));
    expect(await stage.readReports(caseId)).toHaveLength(1);
  });

  test('B-065 of two signatures at once one wins', async () => {
    const caseId = await stage.addCase();
    const made = await preview(caseId);
    const results = await Promise.allSettled([sign(caseId, made), sign(caseId, made)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stage.readReports(caseId)).toHaveLength(1);
  });

  test('a case that was withdrawn meanwhile cannot be signed', async () => {
    const caseId = await stage.addCase();
    const made = await preview(caseId);
    await stage.asSystem(({ tx }) =>
      tx.updateTable('cases').set({ status: 'withdrawn' }).where('id', '=', caseId).execute(),
    );
    await expect(sign(caseId, made)).rejects.toMatchObject(refusal('case.not_found'));
  });
});

describe('correction', () => {
  test('B-065 is a new version that replaces and keeps the old; the pharmacy reads again', async () => {
    const caseId = await stage.addCase();
    const first = await signed(caseId);
    await stage.asSystem(({ tx }) =>
      tx
        .updateTable('cases')
        .set({ read_at: stage.at.now, handed_over_at: stage.at.now })
        .where('id', '=', caseId)
        .execute(),
    );
    stage.at.now = new Date('2026-11-25T09:00:00Z');
    await stage.writeOpinion(caseId, { ...completeOpinion, referral: 'none', referralWithin: 'none' }, 1);
    const second = await signed(caseId);
    expect(await stage.readReports(caseId)).toMatchObject([
      { version: 1, replaced_by: 2, sha256: first.sha256 },
      { version: 2, replaced_by: null, sha256: second.sha256 },
    ]);
    expect(await stage.readCase(caseId)).toMatchObject({
      status: 'answered',
      read_at: null,
      handed_over_at: null,
      appointment_state: null,
      appointment_wanted_by: null,
    });
    const old = await readReport(stage.parts, stage.pharmacist, { caseId, version: 1 });
    expect(sha256Of(old.body)).toBe(first.sha256);
    const data = JSON.stringify(pdf.written.at(-1)?.data);
    expect(data).toContain('Cette version corrige et remplace la version 1');
  });
});
