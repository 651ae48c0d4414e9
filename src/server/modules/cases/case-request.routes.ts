// What the requesting pharmacy does, over HTTP: contract → access → use case. No logic here.
import {
  acknowledgeOpinion as acknowledgeOperation,
  recordAppointment as appointmentOperation,
  sendFollowUp as followUpOperation,
  tickHandOver as handOverOperation,
} from '#contracts/cases/case-after.contract.ts';
import {
  addToCase as addOperation,
  createCase as createOperation,
  discardDraft as discardOperation,
  objectToCase as objectOperation,
  saveDraft as saveOperation,
  submitCase as submitOperation,
  withdrawCase as withdrawOperation,
} from '#contracts/cases/case-request.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor, PharmacistActor } from '#server/policy/actor.ts';
import { admit, asPharmacist, type CaseParts, doorOf, replayOf } from './case.parts.ts';
import { createCase } from './use-cases/create-case.ts';
import {
  acknowledgeOpinion,
  addToCase,
  recordAppointment,
  sendFollowUp,
  tickHandOver,
} from './use-cases/follow-opinion.ts';
import { discardDraft, saveDraft } from './use-cases/save-draft.ts';
import { objectToCase, withdrawCase } from './use-cases/stop-case.ts';
import { submitCase } from './use-cases/submit-case.ts';

export function bindCaseRequestRoutes(server: HttpServer<AccountActor>, parts: CaseParts): void {
  const { run, settings } = parts;

  bindOperation(server, createOperation, {
    access: doorOf('cases.create'),
    handler: (request) => {
      const actor = asPharmacist(request.actor, 'cases.create');
      const input = { actor, ...request.body, settings, randomBytes: parts.randomBytes };
      return run(actor, (ctx) => createCase(ctx, input), replayOf(createOperation, request));
    },
  });

  bindOperation(server, saveOperation, {
    access: doorOf('case.edit-draft'),
    idempotency: 'natural',
    handler: ({ params, body, actor }) => {
      const pharmacist = asPharmacist(actor, 'case.edit-draft');
      return run(pharmacist, (ctx) => saveDraft(ctx, { actor: pharmacist, caseId: params.caseId, ...body }));
    },
  });

  bindOperation(server, discardOperation, {
    access: doorOf('case.discard'),
    idempotency: 'natural',
    handler: ({ params, actor }) =>
      run(asPharmacist(actor, 'case.discard'), (ctx) => discardDraft(ctx, settings, params.caseId)),
  });

  bindOperation(server, submitOperation, {
    access: doorOf('case.submit'),
    handler: (request) => {
      const actor = asPharmacist(request.actor, 'case.submit');
      const input = {
        actor,
        caseId: request.params.caseId,
        ...request.body,
        settings,
        offersAlgorithmTraining: parts.offersAlgorithmTraining,
      };
      return run(actor, (ctx) => submitCase(ctx, input), replayOf(submitOperation, request));
    },
  });

  bindStops(server, parts);
  bindAfter(server, parts);
}

function bindStops(server: HttpServer<AccountActor>, { run, settings }: CaseParts): void {
  bindOperation(server, withdrawOperation, {
    access: doorOf('case.withdraw'),
    handler: (request) => {
      const actor = asPharmacist(request.actor, 'case.withdraw');
      const input = { actor, caseId: request.params.caseId, reason: request.body.reason, settings };
      return run(actor, (ctx) => withdrawCase(ctx, input), replayOf(withdrawOperation, request));
    },
  });

  bindOperation(server, objectOperation, {
    access: doorOf('case.object'),
    handler: (request) => {
      const actor = asPharmacist(request.actor, 'case.object');
      const input = { actor, caseId: request.params.caseId, reason: request.body.note, settings };
      return run(actor, (ctx) => objectToCase(ctx, input), replayOf(objectOperation, request));
    },
  });

  bindOperation(server, addOperation, {
    access: doorOf('case.add'),
    handler: (request) => {
      const actor = asPharmacist(request.actor, 'case.add');
      const input = { actor, caseId: request.params.caseId, text: request.body.text };
      return run(actor, (ctx) => addToCase(ctx, settings, input), replayOf(addOperation, request));
    },
  });
}

function bindAfter(server: HttpServer<AccountActor>, { run, settings }: CaseParts): void {
  bindOperation(server, acknowledgeOperation, {
    access: doorOf('case.acknowledge'),
    handler: (request) =>
      run(
        asPharmacist(request.actor, 'case.acknowledge'),
        (ctx) => acknowledgeOpinion(ctx, settings, request.params.caseId),
        replayOf(acknowledgeOperation, request),
      ),
  });

  bindOperation(server, handOverOperation, {
    access: doorOf('case.hand-over'),
    idempotency: 'natural',
    handler: ({ params, body, actor }) =>
      run(asPharmacist(actor, 'case.hand-over'), (ctx) =>
        tickHandOver(ctx, settings, { caseId: params.caseId, tick: params.tick, isDone: body.done }),
      ),
  });

  bindOperation(server, appointmentOperation, {
    access: doorOf('case.record-appointment'),
    idempotency: 'natural',
    handler: ({ params, body, actor }) => {
      const pharmacist: PharmacistActor = asPharmacist(actor, 'case.record-appointment');
      return run(pharmacist, (ctx) =>
        recordAppointment(ctx, settings, { actor: pharmacist, caseId: params.caseId, ...body }),
      );
    },
  });

  bindOperation(server, followUpOperation, {
    access: doorOf('cases.follow-up'),
    handler: (request) => {
      const actor = admit(request.actor, 'cases.follow-up');
      const input = { actor, caseId: request.params.caseId, text: request.body.text };
      return run(actor, (ctx) => sendFollowUp(ctx, settings, input), replayOf(followUpOperation, request));
    },
  });
}
