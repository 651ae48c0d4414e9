// A doctor's own availability over HTTP. Every answer is the whole of it, so that a screen shows what counts now.
import {
  getAvailability as getOperation,
  pauseAvailability as pauseOperation,
  resumeAvailability as resumeOperation,
  saveAvailability as saveOperation,
} from '#contracts/availability/availability.contract.ts';
import type { ServiceHours } from '#server/kernel/service-hours.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor, DoctorActor } from '#server/policy/actor.ts';
import type { Ctx, RunUseCase } from '../audit/public.ts';
import { readAvailability } from './use-cases/read-availability.ts';
import { pauseAvailability, resumeAvailability, saveAvailability } from './use-cases/set-availability.ts';

export type AvailabilityParts = { run: RunUseCase; serviceHours: ServiceHours };

const access = { kind: 'signed-in', rule: 'availability.own' } as const;

export function bindAvailabilityRoutes(
  server: HttpServer<AccountActor>,
  { run, serviceHours }: AvailabilityParts,
): void {
  /** Does it as this doctor, then shows how things stand. */
  const act = (actor: AccountActor, work: (ctx: Ctx, doctor: DoctorActor) => Promise<void>) => {
    if (actor.kind !== 'doctor') throw new AppError('access.denied');
    return run(actor, async (ctx) => {
      await work(ctx, actor);
      return readAvailability(ctx, actor, serviceHours);
    });
  };
  bindOperation(server, getOperation, {
    access,
    handler: ({ actor }) => act(actor, async () => undefined),
  });
  bindOperation(server, saveOperation, {
    access,
    // The revision recognises a repetition: the second is refused and the screen reads again.
    idempotency: 'natural',
    handler: ({ actor, body }) => act(actor, (ctx, doctor) => saveAvailability(ctx, doctor, body)),
  });
  bindOperation(server, pauseOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, body }) =>
      act(actor, (ctx, doctor) => pauseAvailability(ctx, doctor, { ...body, zone: serviceHours.zone })),
  });
  bindOperation(server, resumeOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor }) => act(actor, resumeAvailability),
  });
}
