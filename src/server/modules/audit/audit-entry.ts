// Shape of an act worth keeping (A-110, B-126): who, what, on what, when. Each module declares its own entries with
// `defineAuditEntry`; details are parsed, so nothing unlisted (no name, no health data) can slip in.
import type { z } from 'zod';
import type { Actor } from '#server/policy/actor.ts';

export type AuditEntryKind<D extends z.ZodType = z.ZodType> = {
  /** `area.what-happened`, stable. */
  action: string;
  /** Grows when the details change; old samples must still parse. */
  version: number;
  subjectKind: string;
  details: D;
};

export function defineAuditEntry<D extends z.ZodType>(kind: AuditEntryKind<D>): AuditEntryKind<D> {
  return kind;
}

/** An entry ready to be written with its transaction. */
export type AuditEntry = {
  action: string;
  version: number;
  subjectKind: string;
  subjectId: string;
  details: unknown;
  /** When it is not the actor of the use case: what the system did on its own within it. */
  actor?: Actor;
};

/** Builds an entry; throws when the details are not those the kind declares. */
export function auditEntry<D extends z.ZodType>(
  kind: AuditEntryKind<D>,
  subjectId: string,
  details: z.input<D>,
): AuditEntry {
  const { action, version, subjectKind } = kind;
  return { action, version, subjectKind, subjectId, details: kind.details.parse(details) };
}
