// The proof archive, joined to the product: its downloads over HTTP, and what its jobs are given.
import { bindAccountProofRoutes } from '#server/modules/accounts/account-proof.routes.ts';
import { bindCaseProofRoutes } from '#server/modules/cases/case-proof.routes.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { Frame } from './frame.ts';

export function bindProofFeatures(server: HttpServer<AccountActor>, { parts, run }: Frame): void {
  const proofParts = { run, now: parts.now, operatorName: parts.instance.operatorName };
  bindCaseProofRoutes(server, proofParts);
  bindAccountProofRoutes(server, proofParts);
}
