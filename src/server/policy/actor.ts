// Who is asking. Every rule, query and use case starts from an actor; jobs act as `system(reason)`.
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';

/** The session in which an account acts; none where the system acts for it (jobs, commands). Kept with its acts. */
type InSession = { sessionId?: string };

export type PharmacistActor = InSession & {
  kind: 'pharmacist';
  accountId: string;
  organisationId: string;
  mayAddDermoscopicToSkin: boolean;
};

/** `tier` is null while the doctor's qualification is not verified (B-008): no case reaches such a doctor. */
export type DoctorActor = InSession & { kind: 'doctor'; accountId: string; tier: ExpertTier | null };
export type DirectorActor = InSession & { kind: 'director'; accountId: string };
export type OperatorActor = InSession & { kind: 'operator'; accountId: string };
export type SystemActor = { kind: 'system'; reason: string };
export type AccountActor = PharmacistActor | DoctorActor | DirectorActor | OperatorActor;
export type Actor = AccountActor | SystemActor;

/** The actor of jobs and of start-up work; `reason` is kept in the audit trail. */
export function system(reason: string): SystemActor {
  return { kind: 'system', reason };
}

export type ActorKind = AccountRole | 'system';

/** What row-level security is told about an actor, for one transaction. */
export function scopeOf(actor: Actor): {
  actorKind: ActorKind;
  accountId: string | null;
  organisationId: string | null;
  tier: number | null;
} {
  return {
    actorKind: actor.kind,
    accountId: actor.kind === 'system' ? null : actor.accountId,
    // Empty while a pharmacist belongs to no pharmacy.
    organisationId: actor.kind === 'pharmacist' ? actor.organisationId || null : null,
    tier: actor.kind === 'doctor' ? actor.tier : null,
  };
}
