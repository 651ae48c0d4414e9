// How one is told: read, save, try out.
import type { PreferenceView } from '#contracts/notifications/preference.contract.ts';
import { type NoticeChannel, topicsOf } from '#contracts/notifications/preference.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { testNoticeMail } from '../notice-mail.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { lastWrittenAt, writeMail } from '../use-cases/write-mails.ts';
import { preferencesChanged } from './preference.audit.ts';
import { listPreferences } from './preference.queries.ts';
import { setPreferences, takePreferences } from './preference.store.ts';
import { defaultPreferences, type Preferences } from './preference.ts';

export async function readPreferences(ctx: Pick<Ctx, 'tx'>, actor: AccountActor): Promise<PreferenceView> {
  const own = (await listPreferences(ctx.tx, [actor.accountId])).get(actor.accountId);
  const { topics, quiet, revision } = own ?? { ...defaultPreferences, revision: 0 };
  return { shown: [...topicsOf[actor.kind]], topics, quiet, revision, sms: 'off', push: 'off' };
}

/** @throws AppError `preference.changed` for a revision that is no longer the last */
export async function savePreferences(
  ctx: Ctx,
  actor: AccountActor,
  wish: Preferences & { revision: number },
): Promise<void> {
  const row = await takePreferences(ctx.tx, actor.accountId, ctx.now);
  if (row.revision !== wish.revision) throw new AppError('preference.changed');
  const revision = row.revision + 1;
  await setPreferences(ctx.tx, actor.accountId, { ...wish, revision }, ctx.now);
  ctx.audit(auditEntry(preferencesChanged, actor.accountId, { revision }));
}

const kind = 'test';
const testPauseMs = 5 * 60_000;

/** @throws AppError `preference.channel_off`, `preference.too_soon` */
export async function sendTestNotice(
  ctx: Ctx,
  actor: AccountActor,
  { channel, parts }: { channel: NoticeChannel; parts: Pick<NotificationParts, 'mail' | 'notices'> },
): Promise<void> {
  if (channel !== 'mail') throw new AppError('preference.channel_off');
  // Two taps at once: the second waits for the first, and finds what it wrote.
  await takePreferences(ctx.tx, actor.accountId, ctx.now);
  const since = new Date(ctx.now.getTime() - testPauseMs);
  const told = await lastWrittenAt(ctx, [actor.accountId], { kind, caseId: null }, since);
  if (told.size > 0) throw new AppError('preference.too_soon');
  const content = { kind, caseId: null, ...testNoticeMail(parts.notices) };
  await writeMail(ctx, { accountId: actor.accountId, to: undefined, content }, parts.mail.delivery);
}
