// Reports over HTTP: contract → access → use case. No logic here.
import { signOpinion as signOperation } from '#contracts/cases/case-expert.contract.ts';
import {
  getReport as getOperation,
  getReportPreview as getPreviewOperation,
  previewReport as previewOperation,
  verifyReport as verifyOperation,
} from '#contracts/reports/report.contract.ts';
import type { BinaryAnswer } from '#server/platform/http/answer.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { mayKnock } from '#server/policy/rules.ts';
import { asDoctor, doorOf, replayOf } from '../cases/public.ts';
import { previewReport } from './use-cases/preview-report.ts';
import { readPreview, readReport, type ServedReport } from './use-cases/read-report.ts';
import { type SignParts, signOpinion } from './use-cases/sign-opinion.ts';
import { verifyReport } from './use-cases/verify-report.ts';

/** Milliseconds: a PDF may wait behind others. */
const previewTimeout = 60_000;

export function bindReportRoutes(server: HttpServer<AccountActor>, parts: SignParts): void {
  bindOperation(server, previewOperation, {
    access: doorOf('case.answer'),
    // Asking twice makes another preview of the same text; only the last can be signed.
    idempotency: 'natural',
    timeoutMs: previewTimeout,
    handler: ({ params, actor }) => previewReport(parts, asDoctor(actor, 'case.answer'), params.caseId),
  });

  bindOperation(server, getPreviewOperation, {
    access: doorOf('case.answer'),
    handler: async ({ params, actor }) =>
      asPdf(await readPreview(parts, asDoctor(actor, 'case.answer'), params.previewId)),
  });

  bindOperation(server, signOperation, {
    access: doorOf('case.answer'),
    handler: (request) => {
      const { password, ...signed } = request.body;
      const { caseId } = request.params;
      return signOpinion(parts, {
        actor: asDoctor(request.actor, 'case.answer'),
        caseId,
        ...signed,
        password,
        address: request.address,
        replay: replayOf(signOperation, { ...request, body: signed }),
      });
    },
  });

  bindOperation(server, getOperation, {
    access: doorOf('cases.read'),
    handler: async ({ params, actor }) => {
      if (!mayKnock(actor, 'cases.read')) throw new AppError('access.denied');
      return asPdf(await readReport(parts, actor, params));
    },
  });

  bindOperation(server, verifyOperation, {
    access: { kind: 'public', reason: 'the holder of a printed report checks its code; no health data' },
    handler: ({ params }) => verifyReport(parts, params.code),
  });
}

function asPdf({ body, fileName }: ServedReport): BinaryAnswer {
  return { contentType: 'application/pdf', body, fileName, disposition: 'inline' };
}
