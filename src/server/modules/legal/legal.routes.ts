// Legal texts over HTTP: public reading, one's own acceptance, publishing by the operator.
import {
  acceptTerms as acceptOperation,
  getPendingTerms,
  getShipped,
  getText,
  getVersion,
  listAcceptances as listAcceptancesOperation,
  listTexts as listTextsOperation,
  listVersions as listVersionsOperation,
  publishText,
  readPublishing as readPublishingOperation,
  refuseTerms as refuseOperation,
  withdrawText,
} from '#contracts/legal/legal.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../audit/public.ts';
import type { ShippedTexts } from './shipped-texts.ts';
import type { TermsGate } from './terms-gate.ts';
import { acceptTerms, readPending, refuseTerms } from './use-cases/accept-terms.ts';
import { publishVersion, readPublishing } from './use-cases/publish-version.ts';
import { listAcceptances, listTexts, listVersions, readText, readVersion } from './use-cases/read-texts.ts';
import { withdrawVersion } from './use-cases/withdraw-version.ts';

type Cookies = Readonly<Record<string, string | undefined>>;

export type LegalParts = {
  run: RunUseCase;
  gate: TermsGate;
  shipped: ShippedTexts;
  sessionIdOf: (cookies: Cookies) => Promise<string | null>;
};

const reader = system('legal-texts');

export function bindLegalRoutes(server: HttpServer<AccountActor>, parts: LegalParts): void {
  bindReading(server, parts);
  bindOwn(server, parts);
  bindPublishing(server, parts);
}

function bindReading(server: HttpServer<AccountActor>, { run }: LegalParts): void {
  const access = { kind: 'public', reason: 'legal texts are for everybody (A-001)' } as const;
  bindOperation(server, listTextsOperation, { access, handler: () => run(reader, listTexts) });
  bindOperation(server, getText, {
    access,
    handler: ({ params, query }) => run(reader, (ctx) => readText(ctx, params.kind, query.language)),
  });
  bindOperation(server, listVersionsOperation, {
    access,
    handler: ({ params }) => run(reader, (ctx) => listVersions(ctx, params.kind)),
  });
  bindOperation(server, getVersion, {
    access,
    handler: ({ params }) => run(reader, (ctx) => readVersion(ctx, params.versionId)),
  });
}

/** Doing it twice changes nothing, so no key is asked. */
function bindOwn(server: HttpServer<AccountActor>, { run, sessionIdOf }: LegalParts): void {
  const access = { kind: 'signed-in', rule: 'legal.own' } as const;
  bindOperation(server, getPendingTerms, {
    access,
    handler: ({ actor }) => run(actor, (ctx) => readPending(ctx, actor.accountId)),
  });
  bindOperation(server, acceptOperation, {
    access,
    idempotency: 'natural',
    handler: async ({ actor, body, address, cookies }) => {
      const { versions, attestation } = body;
      const sessionId = await sessionIdOf(cookies);
      const { accountId } = actor;
      await run(actor, (ctx) => acceptTerms(ctx, { accountId, versions, attestation, address, sessionId }));
    },
  });
  bindOperation(server, refuseOperation, {
    access,
    idempotency: 'natural',
    handler: async ({ actor }) => {
      await run(actor, (ctx) => refuseTerms(ctx, actor.accountId));
    },
  });
  bindOperation(server, listAcceptancesOperation, {
    access,
    handler: ({ actor }) => run(actor, (ctx) => listAcceptances(ctx, actor.accountId)),
  });
}

function bindPublishing(server: HttpServer<AccountActor>, { run, gate, shipped }: LegalParts): void {
  const access = { kind: 'signed-in', rule: 'legal.publish' } as const;
  bindOperation(server, readPublishingOperation, {
    access,
    handler: ({ actor }) => run(actor, (ctx) => readPublishing(ctx, shipped)),
  });
  bindOperation(server, getShipped, {
    access,
    handler: ({ query }) => {
      const text = shipped.get(query.kind);
      if (text === undefined) throw new AppError('legal.not_found');
      return { text };
    },
  });
  bindOperation(server, publishText, {
    access,
    handler: async ({ actor, body, idempotencyKey }) => {
      const replay = idempotencyKey ? { operation: publishText.id, key: idempotencyKey, body } : undefined;
      const head = await run(actor, (ctx) => publishVersion(ctx, body, actor.accountId), replay);
      gate.forget();
      return head;
    },
  });
  bindOperation(server, withdrawText, {
    access,
    idempotency: 'natural',
    handler: async ({ actor, params }) => {
      await run(actor, (ctx) => withdrawVersion(ctx, params.versionId, actor.accountId));
      gate.forget();
    },
  });
}
