// Publishing: by the operator with notice (A-116, B-017), and at the first start the texts that ship with the product.

import type { publishText } from '#contracts/legal/legal.contract.ts';
import { acceptedKinds, type LegalKind } from '#contracts/legal/legal.vocabulary.ts';
import type { BodyOf } from '#contracts/operation.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { announceVersionName, beforeEveryAccount } from '../jobs/announce-version.job.ts';
import { termsPublished } from '../legal.audit.ts';
import {
  countActiveAccounts,
  countByVersion,
  listEveryHead,
  listVersionHeads,
  lockVersionsOf,
} from '../legal.queries.ts';
import { insertVersion } from '../legal.store.ts';
import { hashText, presentHead, usualEffect, type VersionHeadRow } from '../legal.ts';
import { dateText, missingFactsOf } from '../legal-facts.ts';
import type { ShippedTexts } from '../shipped-texts.ts';

type Publication = Omit<BodyOf<typeof publishText>, 'effectiveAt'> & {
  effectiveAt: Date;
  publishedBy: string | null;
};

/**
 * The next French version of a text, or the translation of one.
 * @throws AppError `legal.notice_too_short`, `legal.effect_in_past`, `legal.effect_not_last`, `legal.nothing_changed`,
 *   `legal.translation_without_french`, `legal.facts_missing`
 */
export async function publishVersion(ctx: Ctx, body: BodyOf<typeof publishText>, operatorId: string) {
  if (missingFactsOf(body.text).length > 0) throw new AppError('legal.facts_missing');
  await lockVersionsOf(ctx.tx, body.kind);
  const heads = await listEveryHead(ctx.tx, body.kind);
  const isFrench = body.language === 'fr';
  const place = isFrench ? placeOfFrench(ctx, body, heads) : placeOfTranslation(ctx, body, heads);
  const text = dateText(body.text, place.effectiveAt);
  if (heads.some(({ sha256, withdrawn_at }) => !withdrawn_at && sha256 === hashText(text))) {
    throw new AppError('legal.nothing_changed');
  }
  const head = await insertPublication(
    ctx,
    { ...body, text, effectiveAt: place.effectiveAt, publishedBy: operatorId },
    place.version,
  );
  if (!head) throw new AppError('legal.effect_not_last');
  // A translation changes nothing for anybody.
  if (isFrench) await ctx.enqueue(announceVersionName, { documentId: head.id, after: beforeEveryAccount });
  return presentHead(head);
}

type Place = { version: number; effectiveAt: Date };

/** With the usual notice, or a written reason; after every other one, with a number that none ever had. */
function placeOfFrench(ctx: Ctx, body: BodyOf<typeof publishText>, heads: readonly VersionHeadRow[]): Place {
  const effectiveAt = body.effectiveAt ? new Date(body.effectiveAt) : usualEffect(ctx.now);
  if (effectiveAt < ctx.now) throw new AppError('legal.effect_in_past');
  if (effectiveAt < usualEffect(ctx.now) && body.earlyReason.length < 10) {
    throw new AppError('legal.notice_too_short');
  }
  if (heads.some(({ withdrawn_at, effective_at }) => !withdrawn_at && effective_at >= effectiveAt)) {
    throw new AppError('legal.effect_not_last');
  }
  return { version: Math.max(0, ...heads.map(({ version }) => version)) + 1, effectiveAt };
}

/** The number of the newest French version that has none in this language; at once, or together with it. */
function placeOfTranslation(
  ctx: Ctx,
  { language }: BodyOf<typeof publishText>,
  heads: readonly VersionHeadRow[],
): Place {
  const standing = heads.filter(({ withdrawn_at }) => withdrawn_at === null);
  const translated = standing.filter((head) => head.language === language).map(({ version }) => version);
  const french = standing.find((head) => head.language === 'fr' && !translated.includes(head.version));
  if (!french) throw new AppError('legal.translation_without_french');
  const effectiveAt = new Date(Math.max(french.effective_at.getTime(), ctx.now.getTime()));
  return { version: french.version, effectiveAt };
}

async function insertPublication(
  ctx: Ctx,
  { kind, language, text, summary, effectiveAt, publishedBy, earlyReason }: Publication,
  version: number,
): Promise<VersionHeadRow | undefined> {
  const id = ctx.newId();
  const sha256 = hashText(text);
  const isEarly = publishedBy !== null && language === 'fr' && effectiveAt < usualEffect(ctx.now);
  const requiresAcceptance = language === 'fr' && acceptedKinds.includes(kind);
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
    withdrawn_at: null,
  };
}

/**
 * Version 1 of every text that has none yet; a shipped text that changed later is offered, never published by itself.
 * @throws Error naming a fact about the operator that is missing
 */
export async function publishShippedTexts(ctx: Ctx, shipped: ShippedTexts): Promise<void> {
  const known = new Set((await listVersionHeads(ctx.tx)).map(({ kind }) => kind));
  for (const [kind, text] of shipped) {
    if (known.has(kind)) continue;
    const [missing] = missingFactsOf(text);
    if (missing !== undefined) throw new Error(`the legal texts need ${missing}`);
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
  const heads = await listEveryHead(ctx.tx);
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
    missingFacts: missingFactsOf([...shipped.values()].join('\n')),
  };
}
