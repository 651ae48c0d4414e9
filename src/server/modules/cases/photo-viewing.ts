// One viewing of a large photo: opening it leaves the trace (B-058), and answers a token without which no tile is given;
// each tile is still refused to whoever may no longer open the case. So that nobody sees a photo without a trace, and
// the archive holds one entry for a look, not one for each tile.
import { createHash, timingSafeEqual } from 'node:crypto';
import { isTiled, viewingMinutes } from '#contracts/photos/photo-tiles.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { Ctx } from '../audit/public.ts';
import { findOpenPhoto } from './case-files.ts';

/** Opens a large photo as its display copy is opened. @throws AppError `photo.not_found`, `photo.not_tiled` */
export async function openViewing(ctx: Ctx, photoId: string) {
  const opened = await findOpenPhoto(ctx, photoId, 'display');
  // Nothing is shown, and with the transaction the trace goes too.
  if (!isTiled(opened.photo)) throw new AppError('photo.not_tiled');
  const until = new Date(ctx.now.getTime() + viewingMinutes * 60_000);
  return { ...opened, viewing: tokenOf(ctx, photoId, until.getTime()), until };
}

/** The photo of a viewing under way. @throws AppError `photo.viewing_over` when it is over, or another's */
export async function findViewedPhoto(ctx: Ctx, photoId: string, viewing: string) {
  const opened = await findOpenPhoto(ctx, photoId, 'thumbnail');
  const until = Number.parseInt(viewing.split('.')[0] ?? '', 10);
  const isOurs = Number.isSafeInteger(until) && isSame(viewing, tokenOf(ctx, photoId, until));
  if (!isOurs || until <= ctx.now.getTime()) throw new AppError('photo.viewing_over');
  return opened;
}

/** Its end in milliseconds, and a digest that binds it to the photo and the account. */
function tokenOf(ctx: Ctx, photoId: string, until: number): string {
  const by = ctx.actor.kind === 'system' ? 'system' : ctx.actor.accountId;
  return `${until}.${ctx.keyring.digest('photo-viewing', `${photoId} ${by} ${until}`)}`;
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
