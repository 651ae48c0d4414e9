// For each of some accounts: by which channels it is told of a topic now, and by which later.
import type { NoticeTopic } from '#contracts/notifications/preference.ts';
import type { Ctx } from '../../audit/public.ts';
import { listPreferences } from './preference.queries.ts';
import { type ChannelPlan, defaultPreferences, mailOnly, planChannels } from './preference.ts';

export async function planTelling(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  accountIds: readonly string[],
  { topic, zone }: { topic: NoticeTopic; zone: string },
): Promise<Map<string, ChannelPlan>> {
  const preferences = await listPreferences(ctx.tx, accountIds);
  return new Map(
    accountIds.map((id) => [
      id,
      planChannels(preferences.get(id) ?? defaultPreferences, topic, {
        reach: mailOnly,
        now: ctx.now,
        zone,
      }),
    ]),
  );
}
