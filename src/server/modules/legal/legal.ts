// Legal texts by version (B-015, B-018): which one is in force at an instant, the hash of an exact text, and the network
// address of an acceptance, sealed under the key of the account.
import { createHash } from 'node:crypto';
import type { LegalVersionHead } from '#contracts/legal/legal.contract.ts';
import { type LegalKind, usualNoticeDays } from '#contracts/legal/legal.vocabulary.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import type { Ctx } from '../audit/public.ts';

export type VersionHeadRow = {
  id: string;
  kind: string;
  language: string;
  version: number;
  sha256: string;
  summary: string;
  published_at: Date;
  effective_at: Date;
  requires_acceptance: boolean;
  withdrawn_at: Date | null;
};

const dayLength = 86_400_000;

/** Hash of the exact characters of a text, in UTF-8, as hexadecimal. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Of each kind and language the version in force at `now`; the one that took effect last. */
export function inForceAt<R extends { kind: string; language: string; effective_at: Date }>(
  rows: readonly R[],
  now: Date,
): R[] {
  const last = new Map<string, R>();
  for (const row of rows) {
    const key = `${row.kind} ${row.language}`;
    const known = last.get(key);
    if (row.effective_at <= now && (!known || known.effective_at < row.effective_at)) last.set(key, row);
  }
  return [...last.values()];
}

/** The earliest effect that needs no written reason. */
export function usualEffect(now: Date): Date {
  return new Date(now.getTime() + usualNoticeDays * dayLength);
}

export function sealAcceptedFrom(ctx: Ctx, dataKey: string, acceptanceId: string, address: string): Buffer {
  return sealJson(ctx.keyring.unwrap(dataKey), `legal-acceptance:${acceptanceId}`, { address });
}

export function presentHead(row: VersionHeadRow): LegalVersionHead {
  return {
    id: row.id,
    kind: row.kind as LegalKind,
    language: row.language,
    version: row.version,
    sha256: row.sha256,
    summary: row.summary,
    publishedAt: row.published_at.toISOString(),
    effectiveAt: row.effective_at.toISOString(),
    requiresAcceptance: row.requires_acceptance,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
