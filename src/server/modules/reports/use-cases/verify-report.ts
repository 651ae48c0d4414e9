// Whoever holds the paper checks its code on a public page (B-065): exists, kind, date, version, hash, replaced or not.
// No health data, no name. A code that cannot be one and a code that is none get the same answer.
import { parseVerificationCode } from '#server/kernel/case-reference.ts';
import { system } from '#server/policy/actor.ts';
import { findReportByCode } from '../report.queries.ts';
import type { ReportParts } from '../report.ts';

export type ReportVerification = {
  exists: boolean;
  report: {
    kind: 'opinion' | 'ending';
    version: number;
    issuedAt: string;
    sha256: string;
    replacedByLaterVersion: boolean;
  } | null;
};

const checker = system('public verification of a report code');

/** `typed`: as read from the paper, any case, with or without hyphens. */
export async function verifyReport(
  { run }: Pick<ReportParts, 'run'>,
  typed: string,
): Promise<ReportVerification> {
  const code = parseVerificationCode(typed);
  const found = code && (await run(checker, (ctx) => findReportByCode(ctx.tx, code)));
  if (!found) return { exists: false, report: null };
  return {
    exists: true,
    report: {
      kind: found.kind,
      version: found.version,
      issuedAt: found.issued_at.toISOString(),
      sha256: found.sha256,
      replacedByLaterVersion: found.replaced_by !== null,
    },
  };
}
