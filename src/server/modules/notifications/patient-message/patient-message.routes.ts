// The patient's one text message over HTTP, for the pharmacy of the case alone.
import {
  askPatientMessage as askOperation,
  getPatientMessage as getOperation,
  withdrawPatientMessage as withdrawOperation,
} from '#contracts/notifications/patient-message.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor, PharmacistActor } from '#server/policy/actor.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { askPatientMessage, readPatientMessage, withdrawPatientMessage } from './ask-patient-message.ts';

export type PatientMessageParts = Pick<NotificationParts, 'run' | 'sms' | 'notices'>;

const access = { kind: 'signed-in', rule: 'cases.patient-message' } as const;

function asPharmacist(actor: AccountActor): PharmacistActor {
  if (actor.kind !== 'pharmacist') throw new AppError('access.denied');
  return actor;
}

export function bindPatientMessageRoutes(server: HttpServer<AccountActor>, parts: PatientMessageParts): void {
  const { run } = parts;
  bindOperation(server, getOperation, {
    access,
    handler: ({ actor, params }) =>
      run(asPharmacist(actor), (ctx) => readPatientMessage(ctx, params.caseId, parts)),
  });
  bindOperation(server, askOperation, {
    access,
    // There is one message for a case: asking again before it leaves only sets its number.
    idempotency: 'natural',
    handler: ({ actor: knocking, params, body }) => {
      const actor = asPharmacist(knocking);
      return run(actor, (ctx) => askPatientMessage(ctx, { actor, ...params, phone: body.phone }, parts));
    },
  });
  bindOperation(server, withdrawOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) =>
      run(asPharmacist(actor), (ctx) => withdrawPatientMessage(ctx, params.caseId)),
  });
}
