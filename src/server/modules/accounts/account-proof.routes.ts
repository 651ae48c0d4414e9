// The proof of the acts of one's own account: done by it, or on it.
import { downloadAccountProof as operation } from '#contracts/proof/proof.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, makeProof, type ProofParts } from '../audit/public.ts';
import { accountProofTaken } from './account.audit.ts';

const dayMs = 86_400_000;

export function bindAccountProofRoutes(server: HttpServer<AccountActor>, parts: ProofParts): void {
  bindOperation(server, operation, {
    access: { kind: 'signed-in', rule: 'privacy.own' },
    timeoutMs: 60_000,
    handler: async ({ query: { from, to }, actor }) => {
      const { accountId } = actor;
      await parts.run(actor, async (ctx) => ctx.audit(auditEntry(accountProofTaken, accountId, {})));
      const { fileName, body } = await makeProof(parts, {
        kind: 'account',
        label: accountId,
        subjectIds: [accountId],
        actorId: accountId,
        from: from ? new Date(from) : null,
        until: to ? new Date(Date.parse(to) + dayMs) : null,
      });
      return { contentType: 'application/zip', body, fileName, disposition: 'attachment' as const };
    },
  });
}
