// Publishing: by the operator with notice (A-116, B-017), and at the first start the texts that ship with the product.

import type { publishText } from '#contracts/legal/legal.contract.ts';
import { acceptedKinds, type LegalKind } from '#contracts/legal/legal.vocabulary.ts';
import type { BodyOf } from '#contracts/operation.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { announceVersionName, beforeEveryAccount } from '../jobs/announce-version.job.ts';
import { termsPublished } from '../legal.audit.ts';
import { countActiveAccounts, countByVersion, listVersionHeads } from '../legal.queries.ts';
import { insertVersion } from '../legal.store.ts';
import { hashText, presentHead, usualEffect, type VersionHeadRow } from '../legal.ts';
import { dateText } from '../legal-facts.ts';
import type { ShippedTexts } from '../shipped-texts.ts';

type Publication = Omit<BodyOf<typeof publishText>, 'effectiveAt'> & {
  effectiveAt: Date;
  publishedBy: string | null;
};

/** @throws AppError `legal.notice_too_short`, `legal.effect_in_past`, `legal.effect_not_last`, `legal.nothing_changed` */
export async function publishVersion(ctx: Ctx, body: BodyOf<typeof publishText>, operatorId: string) {
  const effectiveAt = body.effectiveAt ? new Date(body.effectiveAt) : usualEffect(ctx.now);
  if (effectiveAt < ctx.now) throw new AppError('legal.effect_in_past');
  if (effectiveAt < usualEffect(ctx.now) && body.earlyReason.length < 10) {
    throw new AppError('legal.notice_too_short');
  }
  const text = dateText(body.text, effectiveAt);
  const heads = await listVersionHeads(ctx.tx, body.kind);
  const own = heads.filter(({ language }) => language === body.language);
  const [last] = own;
  if (last && last.effective_at >= effectiveAt) throw new AppError('legal.effect_not_last');
  if (last?.sha256 === hashText(text)) throw new AppError('legal.nothing_changed');
  if (body.language !== 'fr' && own.length >= heads.filter(({ language }) => language === 'fr').length) {
    throw new AppError('legal.translation_without_french');
  }
  const head = await insertPublication(
    ctx,
    { ...body, text, effectiveAt, publishedBy: operatorId },
    (last?.version ?? 0) + 1,
  );
  if (!head) throw new AppError('legal.effect_not_last');
  await ctx.enqueue(announceVersionName, { documentId: head.id, after: beforeEveryAccount });
  return presentHead(head);
}

async function insertPublication(
  ctx: Ctx,
  { kind, language, text, summary, effectiveAt, publishedBy, earlyReason }: Publication,
  version: number,
): Promise<VersionHeadRow | undefined> {
  const id = ctx.newId();
  const sha256 = hashText(text);
  const isEarly = publishedBy !== null && effectiveAt < usualEffect(ctx.now);
  const requiresAcceptance = acceptedKinds.includes(kind);
  const isNew = await insertVersion(ctx.tx, {
    id,
    kind,
    language,
    version,
    sha256,
    text,
    summary,
    publishedAt: ctx.now,
    effectiveAt,
    publishedBy,
    requiresAcceptance,
    earlyReason: isEarly ? earlyReason : null,
  });
  if (!isNew) return undefined;
  ctx.audit(
    auditEntry(termsPublished, id, {
      kind,
      language,
      version,
      sha256,
      effectiveAt: effectiveAt.toISOString(),
      isEarly,
    }),
  );
  return {
    id,
    kind,
    language,
    version,
    sha256,
    summary,
    published_at: ctx.now,
    effective_at: effectiveAt,
    requires_acceptance: requiresAcceptance,
  };
}

/** Version 1 of every text that has none yet; a shipped text that changed later is offered, never published by itself. */
export async function publishShippedTexts(ctx: Ctx, shipped: ShippedTexts): Promise<void> {
  const known = new Set((await listVersionHeads(ctx.tx)).map(({ kind }) => kind));
  for (const [kind, text] of shipped) {
    if (known.has(kind)) continue;
    const first = {
      kind,
      language: 'fr',
      text: dateText(text, ctx.now),
      summary: 'Première version.',
      earlyReason: '',
    };
    await insertPublication(ctx, { ...first, effectiveAt: ctx.now, publishedBy: null }, 1);
  }
}

/** Versions with counts, and which shipped texts differ from the last version published. */
export async function readPublishing(ctx: Ctx, shipped: ShippedTexts) {
  const heads = await listVersionHeads(ctx.tx);
  const { told, accepted } = await countByVersion(ctx.tx);
  const isPublished = (kind: string, text: string) =>
    heads.some((head) => head.kind === kind && head.sha256 === hashText(dateText(text, head.effective_at)));
  const shippedChanged = [...shipped].filter(([kind, text]) => !isPublished(kind, text));
  return {
    items: heads.map((head) => ({
      ...presentHead(head),
      told: told.get(head.id) ?? 0,
      accepted: accepted.get(head.id) ?? 0,
    })),
    activeAccounts: await countActiveAccounts(ctx.tx),
    shippedChanged: shippedChanged.map(([kind]): LegalKind => kind),
  };
}
