// What the routes of this module are given, and the two questions each asks first: is this kind of account let in at
// this door at all (403 otherwise), and has this very request been answered before.
import type { Operation } from '#contracts/operation.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor, DirectorActor, DoctorActor, PharmacistActor } from '#server/policy/actor.ts';
import { mayKnock, type RuleName } from '#server/policy/rules.ts';
import type { ObjectStorage } from '#server/ports/object-storage/object-storage.port.ts';
import type { Replay, RunUseCase } from '../audit/public.ts';
import type { CaseSettings } from './case.settings.ts';

export type CaseParts = {
  run: RunUseCase;
  settings: CaseSettings;
  now: () => Date;
  randomBytes: RandomBytes;
  objects: ObjectStorage;
  offersAlgorithmTraining: boolean;
};

/** The access an operation declares; checked by `asPharmacist` and its kin, listed in the access matrix. */
export function doorOf(rule: RuleName): { kind: 'signed-in'; rule: RuleName } {
  return { kind: 'signed-in', rule };
}

/** For doors several kinds of account may knock at. @throws AppError `access.denied` */
export function admit(actor: AccountActor, rule: RuleName): AccountActor {
  if (!mayKnock(actor, rule)) throw new AppError('access.denied');
  return actor;
}

function requireKind<K extends AccountActor['kind']>(actor: AccountActor, kind: K, rule: RuleName) {
  if (!mayKnock(actor, rule) || actor.kind !== kind) throw new AppError('access.denied');
  return actor as Extract<AccountActor, { kind: K }>;
}

/** @throws AppError `access.denied` */
export function asPharmacist(actor: AccountActor, rule: RuleName): PharmacistActor {
  return requireKind(actor, 'pharmacist', rule);
}
/** @throws AppError `access.denied` */
export function asDoctor(actor: AccountActor, rule: RuleName): DoctorActor {
  return requireKind(actor, 'doctor', rule);
}
/** @throws AppError `access.denied` */
export function asDirector(actor: AccountActor, rule: RuleName): DirectorActor {
  return requireKind(actor, 'director', rule);
}

/** The same intention arriving twice is recognised by its key; the platform has checked that there is one. */
export function replayOf(
  operation: Operation,
  request: { idempotencyKey: string | null; params: unknown; body: unknown },
): Replay | undefined {
  if (request.idempotencyKey === null) return undefined;
  return { operation: operation.id, key: request.idempotencyKey, body: [request.params, request.body] };
}
