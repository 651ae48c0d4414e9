// By which channels a person is told, and when (issue 4): chosen by topic, silent in the quiet hours but for what was
// expressly allowed. An urgent opinion goes by mail at any hour (B-011), and so does what law or terms require (B-017):
// that is no topic at all. Pure.
import {
  alwaysByMail,
  defaultQuietHours,
  defaultTopicChoices,
  type NoticeChannel,
  type NoticeTopic,
  noticeChannels,
  type QuietHours,
  type TopicChoices,
} from '#contracts/notifications/preference.ts';
import { isWithinServiceHours, nextOpeningAt, type ServiceHours } from '#server/kernel/service-hours.ts';
import { type CaseNoticeKind, caseNoticeKinds } from '../notices.ts';

export type Preferences = { topics: TopicChoices; quiet: QuietHours | null };

export const defaultPreferences: Preferences = { topics: defaultTopicChoices, quiet: defaultQuietHours };

/** Channels a person can be reached by; mail always. */
export type Reach = { sms: boolean; push: boolean };
export const mailOnly: Reach = { sms: false, push: false };

export type ChannelPlan = {
  now: NoticeChannel[];
  later: { channels: NoticeChannel[]; at: Date } | undefined;
};

/** `zone`: that of the operator. */
export function planChannels(
  { topics, quiet }: Preferences,
  topic: NoticeTopic,
  { reach, now, zone }: { reach: Reach; now: Date; zone: string },
): ChannelPlan {
  const choice = topics[topic];
  const isFixed = (channel: NoticeChannel) => channel === 'mail' && alwaysByMail.includes(topic);
  const wanted = noticeChannels.filter(
    (channel) => isFixed(channel) || (choice[channel] && (channel === 'mail' || reach[channel])),
  );
  const quietEnd = quiet && !choice.atNight ? endOfQuiet(quiet, now, zone) : undefined;
  if (!quietEnd) return { now: wanted, later: undefined };
  const late = wanted.filter((channel) => !isFixed(channel));
  return {
    now: wanted.filter(isFixed),
    later: late.length > 0 ? { channels: late, at: quietEnd } : undefined,
  };
}

/** When the quiet hours that cover this moment end; undefined outside them. */
export function endOfQuiet({ from, until }: QuietHours, now: Date, zone: string): Date | undefined {
  const awake = awakeRanges(from, until).map(([opensAt, closesAt]): ServiceHours => {
    return { days: [1, 2, 3, 4, 5, 6, 7], opensAt, closesAt, zone };
  });
  if (awake.some((range) => isWithinServiceHours(now, range))) return undefined;
  return new Date(Math.min(...awake.map((range) => nextOpeningAt(now, range).getTime())));
}

function awakeRanges(from: string, until: string): [string, string][] {
  if (until < from) return [[until, from]];
  const ranges: [string, string][] = [
    ['00:00', from],
    [until, '24:00'],
  ];
  return ranges.filter(([opensAt, closesAt]) => opensAt < closesAt);
}

const topicByKind: Partial<Record<CaseNoticeKind, NoticeTopic>> = {
  'answered-urgent': 'urgent',
  'urgent-unread': 'urgent',
  unanswered: 'direction',
  'too-old': 'direction',
};

export function topicOf(kind: CaseNoticeKind): NoticeTopic {
  return topicByKind[kind] ?? 'case';
}

/**
 * Notices to accounts that a person may do without. Every other one goes by mail at once, whatever the person prefers:
 * measures, terms, security, links, receipts.
 */
const optionalKinds: readonly string[] = [
  'flag.waiting',
  'profile.verified-again',
  'reopening.waiting',
  'team.join-request',
  'team.request-answered',
  'ticket.answered',
  'ticket.closed',
  'ticket.received',
  'ticket.waiting',
  'verification.waiting',
];

export function isOptional(kind: string): boolean {
  return optionalKinds.includes(kind);
}

/**
 * Whether a message respects the stop list. What law or terms require does not, nor an urgent opinion, nor the code that its
 * owner has just asked for.
 */
export function respectsStop(kind: string): boolean {
  if (kind === 'queue-waiting' || isOptional(kind)) return true;
  const isOfCase = caseNoticeKinds.some((each) => each === kind);
  return isOfCase && topicOf(kind as CaseNoticeKind) !== 'urgent';
}
