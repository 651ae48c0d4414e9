import { z } from 'zod';
import type { AccountRole } from '../accounts/account.vocabulary.ts';
import { preferenceFieldsFr as fr } from './preference-fields.fr.ts';

/** What a person can be told about, as a person chooses: not the single notices. */
export const noticeTopics = ['queue', 'case', 'urgent', 'direction', 'service'] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

export const noticeChannels = ['mail', 'sms', 'push'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];
export const noticeChannelSchema = z.enum(noticeChannels);

/** `atNight`: in the quiet hours too. */
export const topicChoiceSchema = z.strictObject({
  mail: z.boolean(),
  sms: z.boolean(),
  push: z.boolean(),
  atNight: z.boolean(),
});
export type TopicChoice = z.infer<typeof topicChoiceSchema>;

export const topicChoicesSchema = z.strictObject({
  queue: topicChoiceSchema,
  case: topicChoiceSchema,
  urgent: topicChoiceSchema,
  direction: topicChoiceSchema,
  service: topicChoiceSchema,
});
export type TopicChoices = z.infer<typeof topicChoicesSchema>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, fr.time);
/** May run over midnight. */
export const quietHoursSchema = z
  .strictObject({ from: time, until: time })
  .refine(({ from, until }) => from !== until, { message: fr.same, path: ['until'] });
export type QuietHours = z.infer<typeof quietHoursSchema>;

export const topicsOf: Record<AccountRole, readonly NoticeTopic[]> = {
  pharmacist: ['case', 'urgent', 'service'],
  doctor: ['queue', 'case', 'service'],
  director: ['direction', 'urgent', 'service'],
  operator: ['service'],
};

/** Nobody may be without these by e-mail: an urgent opinion, and what the law or the terms require (B-011, B-017). */
export const alwaysByMail: readonly NoticeTopic[] = ['urgent'];

const usual: TopicChoice = { mail: true, sms: false, push: true, atNight: false };
export const defaultTopicChoices: TopicChoices = {
  queue: usual,
  case: usual,
  urgent: usual,
  direction: usual,
  service: usual,
};
export const defaultQuietHours: QuietHours = { from: '20:00', until: '08:00' };
