// Who was shut out for a breach may not open another account: only keyed hashes of what identifies the person are
// kept, for a stated time. A match sends a registration to review, without saying why; a written authorisation lets
// the person in once.
import { parseEmail } from '#contracts/values/email.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { OperatorActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { type BanKind, insertBans, insertPermit, takePermit } from '../ban.store.ts';
import { permitGranted, permitUsed, registrationBanned } from '../privacy.audit.ts';
import { isBanned } from '../privacy.queries.ts';
import { dayMs, type PrivacySettings } from '../privacy.settings.ts';

/** What identifies a person; each part normalised by its own parser. */
export type Identifiers = Partial<Record<BanKind, string>>;

export function digestsOf(keyring: Keyring, identifiers: Identifiers): { kind: BanKind; digest: string }[] {
  return Object.entries(identifiers).flatMap(([kind, value]) =>
    value ? [{ kind: kind as BanKind, digest: keyring.digest(`registration-ban-${kind}`, value) }] : [],
  );
}

export async function banRegistration(
  ctx: Ctx,
  accountId: string,
  identifiers: Identifiers,
  settings: PrivacySettings,
): Promise<void> {
  const untilAt = new Date(ctx.now.getTime() + settings.banDays * dayMs);
  const bans = digestsOf(ctx.keyring, identifiers).map((ban) => ({
    ...ban,
    id: ctx.newId(),
    createdAt: ctx.now,
    untilAt,
  }));
  await insertBans(ctx.tx, bans);
  ctx.audit(auditEntry(registrationBanned, accountId, { hashes: bans.length, until: untilAt.toISOString() }));
}

/** `review`: somebody has to look before this registration goes on. A permit for the address is used up by it. */
export async function screenRegistration(
  ctx: Ctx,
  accountId: string,
  identifiers: Identifiers,
): Promise<'clear' | 'review'> {
  const digests = digestsOf(ctx.keyring, identifiers);
  const found = await isBanned(
    ctx.tx,
    digests.map(({ digest }) => digest),
    ctx.now,
  );
  if (!found) return 'clear';
  const email = digests.find(({ kind }) => kind === 'email');
  if (!email || !(await takePermit(ctx.tx, email.digest, ctx.now))) return 'review';
  ctx.audit(auditEntry(permitUsed, accountId, {}));
  return 'clear';
}

/** @throws AppError `privacy.bad_email` */
export async function grantPermit(
  ctx: Ctx,
  actor: OperatorActor,
  input: { email: string; text: string; settings: PrivacySettings },
): Promise<{ permitId: string; expiresAt: string }> {
  const parsed = parseEmail(input.email);
  if (!parsed.ok) throw new AppError('privacy.bad_email');
  const [email] = digestsOf(ctx.keyring, { email: parsed.email });
  const id = ctx.newId();
  const { key, wrapped } = ctx.keyring.newDataKey();
  const expiresAt = new Date(ctx.now.getTime() + input.settings.permitDays * dayMs);
  await insertPermit(ctx.tx, {
    id,
    digest: email?.digest ?? '',
    grantedBy: actor.accountId,
    textSealed: sealJson(key, `registration-permit:${id}`, { text: input.text }),
    dataKey: wrapped,
    grantedAt: ctx.now,
    expiresAt,
  });
  ctx.audit(auditEntry(permitGranted, id, { expiresAt: expiresAt.toISOString() }));
  return { permitId: id, expiresAt: expiresAt.toISOString() };
}
