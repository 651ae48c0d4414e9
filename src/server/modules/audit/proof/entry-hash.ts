// What exactly of an act enters the tree: every column, written in one way only, with a random salt, so
// that without the salt nobody can guess an entry from its hash. The words of `verify.mjs` in a bundle say the same.
import { sha256 } from '../merkle/merkle.ts';

export const saltBytes = 16;

/** An entry as it is hashed. `at` in UTC with six digits of a second, as the database keeps it. */
export type HashedEntry = {
  id: string;
  at: string;
  actorKind: string;
  actorId: string | null;
  /** The session it was done in; left out of the text where there is none, as before there were any. */
  sessionId: string | null;
  action: string;
  version: number;
  subjectKind: string;
  subjectId: string;
  details: unknown;
};

/** A moment of the clock in the form that is hashed: `2026-11-24T09:00:00.000000Z`. */
export function hashedMoment(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}

/** JSON without spaces, keys in the order of their code units (as RFC 8785 does). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${pairs.join(',')}}`;
}

/** SHA-256 of the canonical JSON of the entry and its salt. Details must be plain JSON values. */
export function contentHash(entry: HashedEntry, salt: Uint8Array): Buffer {
  const { id, at, actorKind, actorId, sessionId, action, version, subjectKind, subjectId, details } = entry;
  const session = sessionId === null ? '' : `,"sessionId":${JSON.stringify(sessionId)}`;
  // Written by hand in the order of the keys: this runs for every entry of a verification.
  const text =
    `{"action":${JSON.stringify(action)},"actorId":${JSON.stringify(actorId)},"actorKind":${JSON.stringify(actorKind)}` +
    `,"at":${JSON.stringify(at)},"details":${canonicalJson(details)},"format":1,"id":${JSON.stringify(id)}` +
    `,"salt":"${Buffer.from(salt).toString('hex')}"${session},"subjectId":${JSON.stringify(subjectId)}` +
    `,"subjectKind":${JSON.stringify(subjectKind)},"version":${version}}`;
  return sha256(Buffer.from(text, 'utf8'));
}
