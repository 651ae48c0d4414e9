import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { noticeChannelSchema, noticeTopics, quietHoursSchema, topicChoicesSchema } from './preference.ts';

export const preferenceViewSchema = z.object({
  /** Those that concern the role of the account, in the order of the page. */
  shown: z.array(z.enum(noticeTopics)),
  topics: topicChoicesSchema,
  /** Null: at any hour. */
  quiet: quietHoursSchema.nullable(),
  revision: z.number().int(),
  /** `off`: the instance has none. `not-set-up`: the person has no verified phone, or no device that listens. */
  sms: z.enum(['off', 'not-set-up', 'ready']),
  push: z.enum(['off', 'not-set-up', 'ready']),
});
export type PreferenceView = z.infer<typeof preferenceViewSchema>;

export const getPreferences = defineOperation({
  id: 'preferences.get',
  method: 'GET',
  path: '/api/me/notice-preferences',
  summary: 'How and when one is told, by topic and channel',
  response: json(preferenceViewSchema),
});

export const savePreferences = defineOperation({
  id: 'preferences.save',
  method: 'PUT',
  path: '/api/me/notice-preferences',
  summary: 'Set topics, channels and quiet hours; a stale revision is refused',
  body: z.strictObject({
    topics: topicChoicesSchema,
    quiet: quietHoursSchema.nullable(),
    revision: z.number().int().min(0),
  }),
  response: json(preferenceViewSchema),
  errors: ['preference.changed'],
});

export const sendTestNotice = defineOperation({
  id: 'preferences.send-test',
  method: 'POST',
  path: '/api/me/notice-preferences/test',
  summary: 'Send oneself a test message by one channel, whatever the hour',
  body: z.strictObject({ channel: noticeChannelSchema }),
  response: empty,
  errors: ['preference.channel_off', 'preference.too_soon'],
});

export const preferenceOperations = [getPreferences, savePreferences, sendTestNotice] as const;
