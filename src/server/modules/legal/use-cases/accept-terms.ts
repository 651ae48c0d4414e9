// Accepting and refusing what is in force (A-002, A-003, B-014, B-016, B-019). What is kept is the exact text by its hash,
// the words of the attestation, the language shown, the session, and the network address sealed.

import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { RegistrationView } from '#contracts/accounts/registration.contract.ts';
import { attestationOf, legalKindsFr } from '#contracts/legal/legal.fr.ts';
import type { LegalKind } from '#contracts/legal/legal.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { termsAccepted, termsRefused } from '../legal.audit.ts';
import {
  findAccountForTerms,
  findVersion,
  listAcceptancesOf,
  listAcceptedIds,
  listVersionHeads,
} from '../legal.queries.ts';
import { insertAcceptance } from '../legal.store.ts';
import { hashText, inForceAt, presentHead, sealAcceptedFrom, type VersionHeadRow } from '../legal.ts';

/** French versions in force that bind only once accepted. */
export async function listBinding(ctx: Pick<Ctx, 'tx' | 'now'>) {
  const heads = await listVersionHeads(ctx.tx);
  return inForceAt(heads, ctx.now).filter(
    ({ language, requires_acceptance }) => language === 'fr' && requires_acceptance,
  );
}

async function listPending(ctx: Ctx, accountId: string) {
  const binding = await listBinding(ctx);
  const accepted = await listAcceptedIds(
    ctx.tx,
    accountId,
    binding.map(({ id }) => id),
  );
  return binding.filter(({ id }) => !accepted.includes(id));
}

export async function readPending(ctx: Ctx, accountId: string) {
  const { role } = await findAccountForTerms(ctx.tx, accountId);
  const pending = await listPending(ctx, accountId);
  const before = await listAcceptancesOf(ctx.tx, accountId);
  const heads = await listVersionHeads(ctx.tx);
  const items = await Promise.all(
    pending.map(async (head) => ({
      ...presentHead(head),
      text: (await findVersion(ctx.tx, head.id))?.text ?? '',
      lastAcceptedId: before.find(({ kind }) => kind === head.kind)?.id ?? null,
      translations: translationsOf(head, heads).map(({ id, language }) => ({ id, language })),
    })),
  );
  return { items, attestation: attestationOf(role as AccountRole) };
}

/** A translation has the number of the French version that it says in another language. */
function translationsOf<H extends { kind: string; version: number; language: string }>(
  french: H,
  heads: readonly H[],
): H[] {
  return heads.filter(
    ({ kind, version, language }) =>
      kind === french.kind && version === french.version && language !== french.language,
  );
}

export type AcceptInput = {
  accountId: string;
  versions: readonly { id: string; sha256: string; shownId?: string | undefined }[];
  /** The words that were shown; must be those of today for this role. */
  attestation: string;
  address: string;
  sessionId: string | null;
};

/**
 * Keeps the acceptance of all that binds now; a second time changes nothing.
 * @throws AppError `legal.text_changed` when something else was shown than what is in force
 */
export async function acceptTerms(ctx: Ctx, input: AcceptInput): Promise<void> {
  const account = await findAccountForTerms(ctx.tx, input.accountId);
  const shown = new Map(input.versions.map((version) => [version.id, version]));
  const binding = await listBinding(ctx);
  const pending = await listPending(ctx, input.accountId);
  const isSame =
    input.attestation === attestationOf(account.role as AccountRole) &&
    pending.every(({ id, sha256 }) => shown.get(id)?.sha256 === sha256) &&
    [...shown.values()].every((one) =>
      binding.some(({ id, sha256 }) => id === one.id && sha256 === one.sha256),
    );
  if (!isSame) throw new AppError('legal.text_changed');
  const heads = await listVersionHeads(ctx.tx);
  for (const head of pending) {
    const shownId = shown.get(head.id)?.shownId;
    const translation = translationsOf(head, heads).find(({ id }) => id === shownId);
    if (shownId !== undefined && shownId !== head.id && !translation) {
      throw new AppError('legal.text_changed');
    }
    await keepAcceptance(ctx, input, account, { head, translation });
  }
}

type Accepted = { head: VersionHeadRow; translation: VersionHeadRow | undefined };

/** The French version with its hash, and the language in which it was read. */
async function keepAcceptance(
  ctx: Ctx,
  input: AcceptInput,
  account: { id: string; data_key: string },
  { head, translation }: Accepted,
): Promise<void> {
  const acceptanceId = ctx.newId();
  const language = translation?.language ?? head.language;
  const isFirst = await insertAcceptance(ctx.tx, {
    id: acceptanceId,
    accountId: account.id,
    documentId: head.id,
    sha256: head.sha256,
    language,
    shownId: translation?.id ?? null,
    attestation: input.attestation,
    at: ctx.now,
    sessionId: input.sessionId,
    addressSealed: sealAcceptedFrom(ctx, account.data_key, acceptanceId, input.address),
  });
  if (!isFirst) return;
  ctx.audit(
    auditEntry(termsAccepted, account.id, {
      kind: head.kind,
      language,
      version: head.version,
      sha256: head.sha256,
      documentId: head.id,
      acceptanceId,
      attestationSha256: hashText(input.attestation),
      ...(translation ? { shownId: translation.id, shownSha256: translation.sha256 } : {}),
    }),
  );
}

/** Only noted: nothing opens by it, and leaving stays open (B-019). */
export async function refuseTerms(ctx: Ctx, accountId: string): Promise<void> {
  const pending = await listPending(ctx, accountId);
  if (pending.length === 0) return;
  ctx.audit(auditEntry(termsRefused, accountId, { documentIds: pending.map(({ id }) => id) }));
}

/** What a form of registration shows, or null while nothing binds. */
export async function termsInForce(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  role: RegistrationView['role'],
): Promise<NonNullable<RegistrationView['terms']> | null> {
  const binding = await listBinding(ctx);
  const terms = binding.find(({ kind }) => kind === 'terms');
  if (!terms) return null;
  const texts = binding.map(({ kind }) => ({
    title: legalKindsFr[kind as LegalKind],
    path: `/textes/${kind}`,
  }));
  return { versionId: terms.id, texts, attestation: attestationOf(role) };
}

/** For people made by the demo and by tests, who read before the play began; nothing while nothing binds. */
export async function acceptInForce(ctx: Ctx, accountId: string): Promise<void> {
  const terms = (await listBinding(ctx)).find(({ kind }) => kind === 'terms');
  if (terms) await recordAcceptance(ctx, { accountId, versionId: terms.id, address: '127.0.0.1' });
}

/**
 * The box ticked at registration (B-014): the terms with what is accepted with them.
 * @throws AppError `legal.text_changed` when `versionId` is no longer in force
 */
export async function recordAcceptance(
  ctx: Ctx,
  input: { accountId: string; versionId: string; address: string; sessionId?: string | null },
): Promise<void> {
  const binding = await listBinding(ctx);
  if (!binding.some(({ id, kind }) => id === input.versionId && kind === 'terms')) {
    throw new AppError('legal.text_changed');
  }
  const { role } = await findAccountForTerms(ctx.tx, input.accountId);
  await acceptTerms(ctx, {
    accountId: input.accountId,
    versions: binding,
    attestation: attestationOf(role as AccountRole),
    address: input.address,
    sessionId: input.sessionId ?? null,
  });
}
