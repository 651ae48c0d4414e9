// Links that open one thing once (B-038, A-006): confirm an address, choose a new password, consent for a minor. The
// token is the id of its row with a keyed digest, so that a mail can be written from the id alone and the table,
// or a copy of it, opens nothing.
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Ctx } from '../audit/public.ts';
import { findLink, insertLink, markLinkUsed } from './account-link.store.ts';

const pattern = /^([0-9a-f]{32})([A-Za-z0-9_-]{43})$/;

function digestOf(keyring: Keyring, linkId: string): string {
  return keyring.digest('account-link', linkId);
}

/** What stands in the address of a mail. */
export function linkToken(keyring: Keyring, linkId: string): string {
  return `${linkId.replaceAll('-', '')}${digestOf(keyring, linkId)}`;
}

/** The id of a token this instance made, or undefined. Compares digests of equal length. */
export function readLinkToken(keyring: Keyring, token: string): string | undefined {
  const [, hex, digest] = pattern.exec(token) ?? [];
  if (!hex || !digest) return undefined;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return keyring.digest('compare', digestOf(keyring, id)) === keyring.digest('compare', digest)
    ? id
    : undefined;
}

/** Makes a link that lasts `minutes`; answers the id of its row. */
export async function createLink(
  ctx: Ctx,
  link: { accountId: string; purpose: string; minutes: number; subjectId?: string },
): Promise<string> {
  const id = ctx.newId();
  await insertLink(ctx.tx, {
    id,
    accountId: link.accountId,
    purpose: link.purpose,
    subjectId: link.subjectId ?? null,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + link.minutes * 60_000),
  });
  return id;
}

/** The link, if it is of this purpose, still open and never used. Without `use` it stays open. */
export async function takeLink(ctx: Ctx, token: string, purpose: string, use: 'use' | 'look') {
  const id = readLinkToken(ctx.keyring, token);
  const row = id && (await findLink(ctx.tx, id));
  if (!row || row.purpose !== purpose || row.used_at || row.expires_at <= ctx.now) return undefined;
  if (use === 'use') await markLinkUsed(ctx.tx, row.id, ctx.now);
  return row;
}
