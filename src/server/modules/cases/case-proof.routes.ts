// The proof of what happened in one case, over HTTP: for those who may open it, 404 for others. Acts on its
// photos and documents belong to it.
import { downloadCaseProof as operation } from '#contracts/proof/proof.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, makeProof, type ProofParts } from '../audit/public.ts';
import { caseProofTaken } from './case.audit.ts';
import { admit, doorOf } from './case.parts.ts';
import { listFileIds } from './case.queries.ts';
import { openCase } from './read-case.ts';

export function bindCaseProofRoutes(server: HttpServer<AccountActor>, parts: ProofParts): void {
  bindOperation(server, operation, {
    access: doorOf('cases.read'),
    timeoutMs: 60_000,
    handler: async ({ params: { caseId }, actor }) => {
      const subject = await parts.run(admit(actor, 'cases.read'), async (ctx) => {
        const { caseRow, relation } = await openCase(ctx, caseId);
        ctx.audit(auditEntry(caseProofTaken, caseId, { relation }));
        return { label: caseRow.reference, subjectIds: [caseId, ...(await listFileIds(ctx.tx, caseId))] };
      });
      const scope = { ...subject, actorId: null, from: null, until: null };
      const { fileName, body } = await makeProof(parts, { kind: 'case', ...scope });
      return { contentType: 'application/zip', body, fileName, disposition: 'attachment' as const };
    },
  });
}
