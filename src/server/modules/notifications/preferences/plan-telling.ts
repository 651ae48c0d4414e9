// For each of some accounts: by which channels it is told of a topic now, and by which later.
import type { NoticeTopic } from '#contracts/notifications/preference.ts';
import type { Ctx } from '../../audit/public.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { listPreferences } from './preference.queries.ts';
import { type ChannelPlan, defaultPreferences, mailOnly, planChannels } from './preference.ts';
import { listReach } from './reach.queries.ts';

export async function planTelling(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  accountIds: readonly string[],
  topic: NoticeTopic,
  { notices, sms, push }: Pick<NotificationParts, 'notices' | 'sms' | 'push'>,
): Promise<Map<string, ChannelPlan>> {
  const { zone } = notices.serviceHours;
  const preferences = await listPreferences(ctx.tx, accountIds);
  const reach = await listReach(ctx.tx, accountIds);
  return new Map(
    accountIds.map((id) => {
      const own = reach.get(id) ?? mailOnly;
      const offered = { sms: own.sms && sms.delivery === 'sends', push: own.push && push.publicKey !== null };
      const moment = { reach: offered, now: ctx.now, zone };
      return [id, planChannels(preferences.get(id) ?? defaultPreferences, topic, moment)];
    }),
  );
}
