import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { phoneSchema } from '../values/phone-schema.ts';
import { noticeChannelSchema, noticeTopics, quietHoursSchema, topicChoicesSchema } from './preference.ts';
import { preferenceFieldsFr as fr } from './preference-fields.fr.ts';

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
  /** The last two digits of the telephone, never the number; not `isVerified` while its code is awaited. */
  phone: z.object({ end: z.string(), isVerified: z.boolean() }).nullable(),
  /** What a browser subscribes with; null where web push is off. */
  pushKey: z.string().nullable(),
  devices: z.array(z.object({ deviceId: z.uuid(), name: z.string(), addedAt: z.iso.datetime() })).max(10),
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

export const askPhoneCode = defineOperation({
  id: 'preferences.ask-phone-code',
  method: 'POST',
  path: '/api/me/phone',
  summary: 'Give a mobile number: a code is sent to it; an earlier number is forgotten',
  body: z.strictObject({ phone: phoneSchema }),
  response: empty,
  errors: ['preference.channel_off', 'phone.not_mobile', 'phone.too_many'],
});

export const confirmPhone = defineOperation({
  id: 'preferences.confirm-phone',
  method: 'POST',
  path: '/api/me/phone/confirmation',
  summary: 'The code that was sent: the number counts from now',
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, fr.code),
  }),
  response: empty,
  errors: ['phone.code_wrong'],
});

export const removePhone = defineOperation({
  id: 'preferences.remove-phone',
  method: 'POST',
  path: '/api/me/phone/removal',
  summary: 'Forget the number; repeating it changes nothing',
  response: empty,
});

export const addPushDevice = defineOperation({
  id: 'preferences.add-device',
  method: 'POST',
  path: '/api/me/push-devices',
  summary: 'Subscribe this browser to notes; again, it replaces its own row',
  body: z.strictObject({
    endpoint: z.string().max(1_000),
    p256dh: z.string().max(200),
    auth: z.string().max(100),
    name: z.string().trim().min(1).max(60),
  }),
  response: empty,
  errors: ['preference.channel_off'],
});

export const removePushDevice = defineOperation({
  id: 'preferences.remove-device',
  method: 'POST',
  path: '/api/me/push-devices/:deviceId/removal',
  summary: 'Send no more notes to one of one’s browsers',
  params: z.strictObject({ deviceId: z.uuid() }),
  response: empty,
  errors: ['preference.device_not_found'],
});

export const preferenceOperations = [
  getPreferences,
  savePreferences,
  sendTestNotice,
  askPhoneCode,
  confirmPhone,
  removePhone,
  addPushDevice,
  removePushDevice,
] as const;
