import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountErrorsFr } from '#contracts/accounts/account.fr.ts';
import { caseErrorsFr } from '#contracts/cases/case.fr.ts';
import { reportErrorsFr } from '#contracts/reports/report.fr.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { createProblemTable } from '#server/platform/http/problem.ts';
import { createHttpServer } from '#server/platform/http/server.ts';
import { createLogger } from '#server/platform/log/create-logger.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { createFakePdfWriter } from '#server/ports/pdf/pdf.fake.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { bindReportRoutes } from './report.routes.ts';
import { sha256Of } from './report.ts';
import { createStage, type Stage } from './report-stage.suite.ts';

let database: TestDatabase;
let stage: Stage;
let server: HttpServer<AccountActor>;
const log: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await createStage(database.db, createFakePdfWriter(['reports/opinion']));
  const actors: Record<string, AccountActor> = {
    doctor: stage.doctor,
    pharmacist: stage.pharmacist,
    stranger: stage.stranger,
  };
  const titles = { ...caseErrorsFr, ...reportErrorsFr, ...accountErrorsFr };
  const statuses = Object.fromEntries(
    Object.keys(titles).map((code) => [code, code.endsWith('not_found') ? 404 : 409]),
  );
  server = await createHttpServer<AccountActor>({
    log: createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) } }),
    publicOrigin: 'https://consilia.test',
    trustedProxies: [],
    problems: createProblemTable([{ statuses, titles }]),
    authenticate: async ({ cookies }) => actors[cookies['who'] ?? ''] ?? null,
    actorKey: ({ accountId }) => accountId,
    checkResponses: true,
  });
  bindReportRoutes(server, {
    ...stage.parts,
    reauthenticate: async (_actor, { password }) => {
      if (password !== 'un mot de passe juste') throw new AppError('account.wrong_password');
    },
  });
});
afterAll(() => database.drop());

function ask(who: string, method: 'GET' | 'POST', url: string, payload?: object) {
  return server.fastify.inject({
    method,
    url,
    ...(payload === undefined ? {} : { payload }),
    headers: {
      cookie: `who=${who}`,
      'sec-fetch-site': 'same-origin',
      'idempotency-key': 'une-cle-unique',
    },
  });
}

test('B-065 preview, signature, reading and public check over HTTP', async () => {
  const caseId = await stage.addCase();
  expect((await ask('pharmacist', 'POST', `/api/cases/${caseId}/report-preview`)).statusCode).toBe(403);
  const made = await ask('doctor', 'POST', `/api/cases/${caseId}/report-preview`);
  expect(made.statusCode).toBe(201);
  const { previewId, sha256 } = made.json();
  const preview = await ask('doctor', 'GET', `/api/report-previews/${previewId}`);
  expect(sha256Of(preview.rawPayload)).toBe(sha256);

  const url = `/api/cases/${caseId}/opinion`;
  const wrong = await ask('doctor', 'POST', url, { previewId, sha256, password: 'faux' });
  expect(wrong.json().code).toBe('account.wrong_password');
  const signed = await ask('doctor', 'POST', url, { previewId, sha256, password: 'un mot de passe juste' });
  expect(signed.json()).toMatchObject({ caseId, status: 'answered' });

  const read = await ask('pharmacist', 'GET', `/api/cases/${caseId}/reports/1`);
  expect(read.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(
      /^inline; filename="compte-rendu-TE-26-[0-9A-Z]{4}-[0-9A-Z]{4}-v1\.pdf"/,
    ),
    'cache-control': 'no-store',
  });
  expect(sha256Of(read.rawPayload)).toBe(sha256);
  const stranger = await ask('stranger', 'GET', `/api/cases/${caseId}/reports/1`);
  expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'report.not_found']);

  const [report] = await stage.readReports(caseId);
  const check = await ask('nobody', 'GET', `/api/report-verifications/${report?.verification_code}`);
  expect(check.json()).toMatchObject({ exists: true, report: { sha256, version: 1 } });
  expect(check.body).not.toMatch(/FICTI|ŒUVRARD|Inventé|Pharmacie/);
  expect(log.join('')).not.toMatch(/ŒUVRARD|mot de passe juste/);
});
