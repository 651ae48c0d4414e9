// What doctors do, over HTTP: the queue of their tier, taking and giving back, clarification, the opinion in writing.
// Signing belongs to the reports module.
import {
  askClarification as askOperation,
  claimCase as claimOperation,
  declineCase as declineOperation,
  getOpinionDraft as getDraftOperation,
  getOwnOpinion as getOwnOperation,
  handUpCase as handUpOperation,
  listExpertCases as listOwnOperation,
  listQueue as listQueueOperation,
  releaseCase as releaseOperation,
  saveOpinionDraft as saveDraftOperation,
} from '#contracts/cases/case-expert.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { asDoctor, type CaseParts, doorOf, replayOf } from './case.parts.ts';
import { readExpertCases, readQueue } from './read-queue.ts';
import { askClarification } from './use-cases/ask-clarification.ts';
import { claimCase } from './use-cases/claim-case.ts';
import { declineCase, handUpCase, releaseCase } from './use-cases/give-back-case.ts';
import { readOpinionDraft, readOwnOpinion, saveOpinionDraft } from './use-cases/write-opinion.ts';

export function bindCaseExpertRoutes(server: HttpServer<AccountActor>, parts: CaseParts): void {
  const { run } = parts;

  bindOperation(server, listQueueOperation, {
    access: doorOf('queue.read'),
    handler: ({ query, actor }) => {
      const doctor = asDoctor(actor, 'queue.read');
      return run(doctor, (ctx) => readQueue(ctx, doctor, query));
    },
  });

  bindOperation(server, listOwnOperation, {
    access: doorOf('expert.read'),
    handler: ({ query, actor }) => {
      const doctor = asDoctor(actor, 'expert.read');
      return run(doctor, (ctx) => readExpertCases(ctx, doctor, query));
    },
  });

  bindOperation(server, getDraftOperation, {
    access: doorOf('case.write-opinion'),
    handler: ({ params, actor }) =>
      run(asDoctor(actor, 'case.write-opinion'), (ctx) => readOpinionDraft(ctx, params.caseId)),
  });

  bindOperation(server, getOwnOperation, {
    access: doorOf('expert.read'),
    handler: ({ params, actor }) =>
      run(asDoctor(actor, 'expert.read'), (ctx) => readOwnOpinion(ctx, params.caseId)),
  });

  bindOperation(server, saveDraftOperation, {
    access: doorOf('case.write-opinion'),
    idempotency: 'natural',
    handler: ({ params, body, actor }) => {
      const doctor = asDoctor(actor, 'case.write-opinion');
      return run(doctor, (ctx) => saveOpinionDraft(ctx, { actor: doctor, caseId: params.caseId, ...body }));
    },
  });

  bindTaking(server, parts);
}

function bindTaking(server: HttpServer<AccountActor>, { run, settings }: CaseParts): void {
  bindOperation(server, claimOperation, {
    access: doorOf('case.claim'),
    handler: (request) => {
      const actor = asDoctor(request.actor, 'case.claim');
      const input = { actor, caseId: request.params.caseId, settings };
      return run(actor, (ctx) => claimCase(ctx, input), replayOf(claimOperation, request));
    },
  });

  bindOperation(server, declineOperation, {
    access: doorOf('case.decline'),
    handler: (request) => {
      const actor = asDoctor(request.actor, 'case.decline');
      const input = { actor, caseId: request.params.caseId, settings, ...request.body };
      return run(actor, (ctx) => declineCase(ctx, input), replayOf(declineOperation, request));
    },
  });

  bindOperation(server, handUpOperation, {
    access: doorOf('case.hand-up'),
    handler: (request) => {
      const actor = asDoctor(request.actor, 'case.hand-up');
      const input = { actor, caseId: request.params.caseId, settings, ...request.body };
      return run(actor, (ctx) => handUpCase(ctx, input), replayOf(handUpOperation, request));
    },
  });

  bindOperation(server, releaseOperation, {
    access: doorOf('case.release'),
    handler: (request) => {
      const actor = asDoctor(request.actor, 'case.release');
      const input = { actor, caseId: request.params.caseId, settings };
      return run(actor, (ctx) => releaseCase(ctx, input), replayOf(releaseOperation, request));
    },
  });

  bindOperation(server, askOperation, {
    access: doorOf('case.ask-clarification'),
    handler: (request) => {
      const actor = asDoctor(request.actor, 'case.ask-clarification');
      const input = { actor, caseId: request.params.caseId, settings, ...request.body };
      return run(actor, (ctx) => askClarification(ctx, input), replayOf(askOperation, request));
    },
  });
}
