// Reading legal texts, signed in or not (A-001, A-117, B-001, B-015).
import type { LegalKind } from '#contracts/legal/legal.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { Ctx } from '../../audit/public.ts';
import { findVersion, listAcceptancesOf, listVersionHeads } from '../legal.queries.ts';
import { inForceAt, presentHead } from '../legal.ts';

export async function listTexts(ctx: Ctx) {
  const heads = inForceAt(await listVersionHeads(ctx.tx), ctx.now);
  return { items: heads.filter(({ language }) => language === 'fr').map(presentHead) };
}

/** @throws AppError `legal.not_found` */
export async function readText(ctx: Ctx, kind: LegalKind, language: string) {
  const heads = inForceAt(await listVersionHeads(ctx.tx, kind), ctx.now);
  const head = heads.find((candidate) => candidate.language === language);
  if (!head) throw new AppError('legal.not_found');
  return { ...(await readVersion(ctx, head.id)), languages: heads.map((one) => one.language).sort() };
}

export async function listVersions(ctx: Ctx, kind: LegalKind) {
  return { items: (await listVersionHeads(ctx.tx, kind)).map(presentHead) };
}

/** @throws AppError `legal.not_found` */
export async function readVersion(ctx: Ctx, versionId: string) {
  const row = await findVersion(ctx.tx, versionId);
  if (!row) throw new AppError('legal.not_found');
  return { ...presentHead(row), text: row.text };
}

export async function listAcceptances(ctx: Ctx, accountId: string) {
  const rows = await listAcceptancesOf(ctx.tx, accountId);
  return {
    items: rows.map((row) => ({
      ...presentHead(row),
      acceptedAt: row.at.toISOString(),
      acceptedSha256: row.accepted_sha256,
      attestation: row.attestation,
    })),
  };
}
