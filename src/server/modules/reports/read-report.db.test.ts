import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sealJson } from '#server/platform/crypto/seal.ts';
import { createFakePdfWriter } from '#server/ports/pdf/pdf.fake.ts';
import type { PdfWriter } from '#server/ports/pdf/pdf.port.ts';
import { createTypstPdfWriter } from '#server/ports/pdf/providers/typst.adapter.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { takeInHand, transitionCase } from '../cases/public.ts';
import { reportFonts, reportTemplates } from './document/report-pdf.ts';
import { issueEndingRecord } from './jobs/issue-ending-record.job.ts';
import { sweepPreviews } from './jobs/sweep-previews.job.ts';
import { reportObjectKey, sha256Of } from './report.ts';
import { createStage, type Stage } from './report-stage.suite.ts';
import { completeOpinion } from './stage-cases.suite.ts';
import { previewReport } from './use-cases/preview-report.ts';
import { readReport } from './use-cases/read-report.ts';
import { signOpinion } from './use-cases/sign-opinion.ts';
import { verifyReport } from './use-cases/verify-report.ts';

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

async function sign(caseId: string, writer: PdfWriter = pdf) {
  const parts = { ...stage.parts, pdf: writer, reauthenticate: async () => undefined };
  const made = await previewReport(parts, stage.doctor, caseId);
  const proof = { password: 'right', address: '127.0.0.1', replay: undefined };
  await signOpinion(parts, { actor: stage.doctor, caseId, ...made, ...proof });
  return made;
}
const notFound = { name: 'AppError', code: 'report.not_found' };
const list = (prefix: string) => [...stage.objects.objects.keys()].filter((key) => key.startsWith(prefix));

describe('reading', () => {
  test('B-058 the parties read it, each reading leaves a trace', async () => {
    const caseId = await stage.addCase();
    await sign(caseId);
    await readReport(stage.parts, stage.pharmacist, { caseId, version: 1 });
    await readReport(stage.parts, stage.doctor, { caseId, version: 1 });
    const reads = (await stage.readAudit(caseId)).filter(
      ({ action, details }) => action === 'case.read' && JSON.stringify(details).includes('"v1"'),
    );
    const readers = [stage.pharmacist.accountId, stage.doctor.accountId];
    expect(reads.map((entry) => entry.actor_id).sort()).toEqual(readers.sort());
  });

  test('B-065 for anybody else it does not exist', async () => {
    const caseId = await stage.addCase();
    await sign(caseId);
    const operator = { kind: 'operator' as const, accountId: stage.director.accountId };
    for (const actor of [stage.stranger, stage.otherDoctor, stage.director, operator]) {
      await expect(readReport(stage.parts, actor, { caseId, version: 1 })).rejects.toMatchObject(notFound);
    }
    await expect(readReport(stage.parts, stage.pharmacist, { caseId, version: 2 })).rejects.toMatchObject(
      notFound,
    );
  });

  test('B-058 the director reads it with a reasoned access, until that ends', async () => {
    const caseId = await stage.addCase();
    await sign(caseId);
    const until = new Date('2026-11-24T11:00:00Z');
    await stage.asSystem(({ tx }) =>
      tx
        .insertInto('content_grants')
        .values({ case_id: caseId, account_id: stage.director.accountId, until_at: until })
        .execute(),
    );
    await expect(readReport(stage.parts, stage.director, { caseId, version: 1 })).resolves.toHaveProperty(
      'body',
    );
    stage.at.now = until;
    await expect(readReport(stage.parts, stage.director, { caseId, version: 1 })).rejects.toMatchObject(
      notFound,
    );
  });

  test('B-065 bytes that are not those that were signed are never served', async () => {
    const [caseId, otherId] = [await stage.addCase(), await stage.addCase()];
    const [made, other] = [await sign(caseId), await sign(otherId)];
    const foreign = stage.objects.objects.get(reportObjectKey(other.previewId)) ?? Buffer.of();
    await stage.objects.put(reportObjectKey(made.previewId), foreign);
    await expect(readReport(stage.parts, stage.pharmacist, { caseId, version: 1 })).rejects.toThrow(
      'Sealed content',
    );
    await stage.asSystem(({ tx }) =>
      tx
        .updateTable('reports')
        .set({ sha256: '0'.repeat(64) })
        .where('case_id', '=', otherId)
        .execute(),
    );
    await expect(readReport(stage.parts, stage.pharmacist, { caseId: otherId, version: 1 })).rejects.toThrow(
      'is not the file that was hashed',
    );
  });
});

describe('public verification', () => {
  test('B-065 a code as typed tells date, version and hash, and no health data', async () => {
    const caseId = await stage.addCase();
    const made = await sign(caseId);
    const [row] = await stage.readReports(caseId);
    const code = row?.verification_code ?? '';
    const expected = {
      exists: true,
      report: {
        kind: 'opinion',
        version: 1,
        issuedAt: '2026-11-24T10:00:00.000Z',
        sha256: made.sha256,
        replacedByLaterVersion: false,
      },
    };
    expect(await verifyReport(stage.parts, code)).toEqual(expected);
    expect(await verifyReport(stage.parts, ` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(expected);
    await stage.writeOpinion(caseId, completeOpinion, 1);
    await sign(caseId);
    expect((await verifyReport(stage.parts, code)).report).toMatchObject({ replacedByLaterVersion: true });
  });

  test('unknown and malformed codes get the same answer', async () => {
    const nothing = { exists: false, report: null };
    for (const typed of ['0000-0000-0000', 'K7QM-2XWD-9RTA', 'pas un code', '%', '🇫🇷🇫🇷🇫🇷']) {
      expect(await verifyReport(stage.parts, typed)).toEqual(nothing);
    }
  });
});

describe('sweep', () => {
  test('removes expired previews with their files, never a signed report', async () => {
    const caseId = await stage.addCase();
    const made = await sign(caseId);
    const forgotten = await previewReport(stage.parts, stage.doctor, caseId);
    expect(await sweepPreviews(stage.parts)).toBe(0);
    stage.at.now = new Date('2026-11-24T10:26:00Z');
    expect(await sweepPreviews(stage.parts)).toBe(1);
    expect(list('reports/')).toEqual([reportObjectKey(made.previewId)]);
    expect(await sweepPreviews(stage.parts)).toBe(0);
    await expect(readReport(stage.parts, stage.doctor, { caseId, version: 1 })).resolves.toHaveProperty(
      'body',
    );
    expect(forgotten.previewId).not.toBe(made.previewId);
  });
});

describe('ending', () => {
  /** As the medical director does it: the transition, and his reason kept sealed. */
  async function end(caseId: string): Promise<void> {
    await stage.parts.run(stage.director, async (ctx) => {
      const inHand = await takeInHand(ctx, caseId);
      await transitionCase(ctx, stage.parts.settings, inHand, {
        action: 'end',
        attempt: { reason: 'Aucun médecin disponible.' },
        columns: { closed_at: ctx.now },
      });
      const id = ctx.newId();
      const key = ctx.keyring.unwrap(inHand.caseRecord.data_key);
      await ctx.tx
        .insertInto('case_notes')
        .values({
          id,
          case_id: caseId,
          kind: 'ending',
          at: ctx.now,
          account_id: stage.director.accountId,
          side: 'director',
          sealed: sealJson(key, `case:${caseId}:note:${id}`, 'Aucun médecin disponible.'),
        })
        .execute();
    });
  }

  test('B-065 a case ended without answer leaves a record, once, that the pharmacy reads', async () => {
    const caseId = await stage.addCase('unanswered');
    await issueEndingRecord(stage.parts, caseId);
    expect(await stage.readReports(caseId)).toEqual([]);
    await end(caseId);
    await issueEndingRecord(stage.parts, caseId);
    await issueEndingRecord(stage.parts, caseId);
    const [report, ...others] = await stage.readReports(caseId);
    expect(others).toEqual([]);
    expect(report).toMatchObject({ version: 1, kind: 'ending', issued_by: stage.director.accountId });
    expect(pdf.written.at(-1)).toMatchObject({ template: 'reports/ending' });
    const read = await readReport(stage.parts, stage.pharmacist, { caseId, version: 1 });
    expect(sha256Of(read.body)).toBe(report?.sha256);
  });

  test('a storage that fails is tried again; two runs at once make one record', async () => {
    const caseId = await stage.addCase('unanswered');
    await end(caseId);
    stage.objects.failNext(1);
    await expect(issueEndingRecord(stage.parts, caseId)).rejects.toMatchObject({
      code: 'report.unavailable',
    });
    expect(await stage.readReports(caseId)).toEqual([]);
    await Promise.all([issueEndingRecord(stage.parts, caseId), issueEndingRecord(stage.parts, caseId)]);
    expect(await stage.readReports(caseId)).toHaveLength(1);
    const read = await readReport(stage.parts, stage.pharmacist, { caseId, version: 1 });
    expect(read.fileName).toMatch(/-v1\.pdf$/);
    stage.at.now = new Date('2026-11-24T12:00:00Z');
    await sweepPreviews(stage.parts);
    expect(list('reports/')).toHaveLength(1);
  });
});

describe('the real writer', () => {
  const writer = createTypstPdfWriter({ templates: reportTemplates, fonts: reportFonts });
  const folder = mkdtempSync(join(tmpdir(), 'read-report-'));
  afterAll(async () => {
    await writer.close();
    rmSync(folder, { recursive: true });
  });
  const hasPoppler = existsSync('/usr/bin/pdftotext');
  const popplerOnly = hasPoppler ? '' : ' (skipped: poppler-utils is not installed)';

  test.skipIf(!hasPoppler)(
    `R6316-4 B-110 all five items stand in the signed file${popplerOnly}`,
    async () => {
      const caseId = await stage.addCase();
      await stage.attachPrescription(caseId);
      const made = await sign(caseId, writer);
      const { body } = await readReport(stage.parts, stage.pharmacist, { caseId, version: 1 });
      expect(sha256Of(body)).toBe(made.sha256);
      const file = join(folder, 'report.pdf');
      writeFileSync(file, body);
      const text = execFileSync('/usr/bin/pdftotext', [file, '-'])
        .toString('utf8')
        .replace(/[\s\u00a0\u202f]+/g, ' ');
      const pages = execFileSync('/usr/bin/pdfinfo', [file]).toString('utf8');
      expect(pages).toMatch(new RegExp(`Pages:\\s+${made.pages}\\b`));
      for (const words of [
        'Plaque rosée, finement squameuse',
        '1. Eczéma nummulaire 2. Dermatophytie',
        'L’épaisseur de la plaque.',
        'un médecin généraliste. Délai : dans la semaine',
        'Avis de télé-expertise (médecin requis)',
        'Ordonnance : Ordonnance du 24.pdf',
        'ŒUVRARD-ÇELIK',
        'Inès Fictive',
        'Pharmacie de l’Exemple',
        'Dr Basile Inventé',
        '10999999991',
        'Médecin généraliste formé en dermatologie',
        '24 nov. 2026, 11 h 00',
        'Photo reçue en deux fois.',
        'Vue rapprochée',
        'Peut-elle attendre une consultation ?',
        'Réseau de démonstration fournit l’outil d’échange et ne délivre aucune prestation médicale.',
      ]) {
        expect(text).toContain(words);
      }
    },
  );
});
