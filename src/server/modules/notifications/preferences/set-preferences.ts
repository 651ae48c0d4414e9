// How one is told: read, save, try out.
import type { PreferenceView } from '#contracts/notifications/preference.contract.ts';
import { type NoticeChannel, topicsOf } from '#contracts/notifications/preference.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { readDevices } from '../devices/set-devices.ts';
import { testNoticeMail } from '../notice-mail.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { readPhone } from '../phones/set-phone.ts';
import { lastWrittenAt, writeMails } from '../use-cases/write-mails.ts';
import { preferencesChanged } from './preference.audit.ts';
import { listPreferences } from './preference.queries.ts';
import { setPreferences, takePreferences } from './preference.store.ts';
import { defaultPreferences, type Preferences } from './preference.ts';

type Offer = Pick<NotificationParts, 'sms' | 'push'>;

export async function readPreferences(
  ctx: Pick<Ctx, 'tx' | 'keyring'>,
  actor: AccountActor,
  offer: Offer,
): Promise<PreferenceView> {
  const { accountId } = actor;
  const own = (await listPreferences(ctx.tx, [accountId])).get(accountId);
  const { topics, quiet, revision } = own ?? { ...defaultPreferences, revision: 0 };
  const phone = await readPhone(ctx, accountId);
  const devices = await readDevices(ctx, accountId);
  const { publicKey } = offer.push;
  return {
    shown: [...topicsOf[actor.kind]],
    topics,
    quiet,
    revision,
    sms: offer.sms.delivery === 'off' ? 'off' : phone?.isVerified ? 'ready' : 'not-set-up',
    push: publicKey === null ? 'off' : devices.length > 0 ? 'ready' : 'not-set-up',
    phone,
    pushKey: publicKey,
    devices,
  };
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

const testPauseMs = 5 * 60_000;

/** @throws AppError `preference.channel_off`, `preference.too_soon` */
export async function sendTestNotice(
  ctx: Ctx,
  actor: AccountActor,
  { channel, parts }: { channel: NoticeChannel; parts: Offer & Pick<NotificationParts, 'mail' | 'notices'> },
): Promise<void> {
  const { accountId } = actor;
  const seen = await readPreferences(ctx, actor, parts);
  if (channel !== 'mail' && seen[channel] !== 'ready') throw new AppError('preference.channel_off');
  // Two taps at once: the second waits for the first, and finds what it wrote.
  await takePreferences(ctx.tx, accountId, ctx.now);
  const since = new Date(ctx.now.getTime() - testPauseMs);
  const kind = `test-${channel}`;
  const told = await lastWrittenAt(ctx, [accountId], { kind, caseId: null }, since);
  if (told.size > 0) throw new AppError('preference.too_soon');
  const draft = { accountId, kind, caseId: null, ...testNoticeMail(parts.notices), channels: [channel] };
  await writeMails(ctx, [draft], parts.mail.delivery);
}
