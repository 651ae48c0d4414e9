// The verification of professionals over HTTP: contract → use case → view (A-078, B-006 – B-008).
import type { Operation } from '#contracts/operation.ts';
import {
  confirmFact as confirmOperation,
  decideVerification as decideOperation,
  getEvidence as evidenceOperation,
  getVerification as getOperation,
  listVerifications as listOperation,
  lookUpRegister as lookUpOperation,
  getOwnVerification as ownOperation,
  supplyVerification as supplyOperation,
} from '#contracts/professionals/verification.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RuleName } from '#server/policy/rules.ts';
import { RegistryRefused, TryLater } from '#server/ports/professional-registry/professional-registry.port.ts';
import type { Replay } from '../audit/public.ts';
import { readOwnVerification, readVerification, readVerifications } from './read-verification.ts';
import { type EvidenceParts, readEvidence } from './receive-evidence.ts';
import { checkRegister, type RegisterParts } from './use-cases/check-register.ts';
import { confirmFact } from './use-cases/confirm-fact.ts';
import { decide, supply } from './use-cases/decide-verification.ts';

export type VerificationRoutesParts = RegisterParts & Pick<EvidenceParts, 'run' | 'objects'>;

const retrySeconds = 30;

function doorOf(rule: RuleName): { kind: 'signed-in'; rule: RuleName } {
  return { kind: 'signed-in', rule };
}

function replayOf(
  operation: Operation,
  request: { idempotencyKey: string | null; params: unknown; body: unknown },
): Replay | undefined {
  if (request.idempotencyKey === null) return undefined;
  return { operation: operation.id, key: request.idempotencyKey, body: [request.params, request.body] };
}

export function bindVerificationRoutes(
  server: HttpServer<AccountActor>,
  parts: VerificationRoutesParts,
): void {
  bindReview(server, parts);
  const { run } = parts;

  bindOperation(server, evidenceOperation, {
    access: doorOf('verification.evidence'),
    handler: async ({ params, actor }) => ({
      ...(await readEvidence(parts, actor, params.evidenceId)),
      disposition: 'attachment',
    }),
  });

  bindOperation(server, ownOperation, {
    access: doorOf('verification.own'),
    handler: ({ actor }) => run(actor, (ctx) => readOwnVerification(ctx, actor)),
  });

  bindOperation(server, supplyOperation, {
    access: doorOf('verification.own'),
    handler: (request) =>
      run(
        request.actor,
        (ctx) => supply(ctx, request.actor, request.body.note),
        replayOf(supplyOperation, request),
      ),
  });
}

function bindReview(server: HttpServer<AccountActor>, parts: VerificationRoutesParts): void {
  const { run } = parts;
  const access = doorOf('verifications.review');

  bindOperation(server, listOperation, {
    access,
    handler: ({ query, actor }) => run(actor, (ctx) => readVerifications(ctx, actor, query)),
  });

  bindOperation(server, getOperation, {
    access,
    handler: ({ params, actor }) => run(actor, (ctx) => readVerification(ctx, params.verificationId)),
  });

  bindOperation(server, lookUpOperation, {
    access,
    idempotency: 'natural',
    handler: async ({ params, actor }) => {
      try {
        await checkRegister(parts, actor, params.verificationId);
      } catch (error) {
        if (error instanceof TryLater || error instanceof RegistryRefused) {
          throw new AppError('verification.register_unavailable', { retryAfterSeconds: retrySeconds });
        }
        throw error;
      }
    },
  });

  bindOperation(server, confirmOperation, {
    access,
    idempotency: 'natural',
    handler: ({ params, body, actor }) => run(actor, (ctx) => confirmFact(ctx, { ...params, ...body })),
  });

  bindOperation(server, decideOperation, {
    access,
    handler: (request) =>
      run(
        request.actor,
        (ctx) => decide(ctx, { ...request.params, ...request.body }),
        replayOf(decideOperation, request),
      ),
  });
}
