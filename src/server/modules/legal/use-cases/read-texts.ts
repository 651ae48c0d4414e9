// Reading legal texts, signed in or not (A-001, A-117, B-001, B-015).
import type { LegalKind } from '#contracts/legal/legal.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { Ctx } from '../../audit/public.ts';
import { findVersion, listAcceptancesOf, listEveryHead, listVersionHeads } from '../legal.queries.ts';
import { inForceAt, presentHead } from '../legal.ts';

export async function listTexts(ctx: Ctx) {
  const heads = inForceAt(await listVersionHeads(ctx.tx), ctx.now);
  return { items: heads.filter(({ language }) => language === 'fr').map(presentHead) };
}

/** @throws AppError `legal.not_found`, `legal.not_translated`: a translation is that of the version in force or none */
export async function readText(ctx: Ctx, kind: LegalKind, language: string) {
  const heads = await listVersionHeads(ctx.tx, kind);
  const french = inForceAt(heads, ctx.now).find((candidate) => candidate.language === 'fr');
  if (!french) throw new AppError('legal.not_found');
  const same = heads.filter(({ version }) => version === french.version);
  const head = same.find((candidate) => candidate.language === language);
  if (!head) throw new AppError('legal.not_translated');
  const languages = same.map((one) => one.language).sort();
  const others = new Set(heads.map((one) => one.language).filter((one) => !languages.includes(one)));
  return { ...(await readVersion(ctx, head.id)), languages, missingLanguages: [...others].sort() };
}

export async function listVersions(ctx: Ctx, kind: LegalKind) {
  return { items: (await listEveryHead(ctx.tx, kind)).map(presentHead) };
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
      shownLanguage: row.shown_language,
      shownId: row.shown_document_id,
    })),
  };
}
