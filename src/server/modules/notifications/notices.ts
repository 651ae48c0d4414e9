// Which fact of a case is told to whom by mail (B-011, B-046, B-052). Decided twice: from the event when it happens,
// and again from the case when the mail is written, so that nobody is told of what is over. Patients are no
// addressees (B-063, B-064). Doctors who may take a case are told by `queue-notice.ts`.
import type { CaseAction, CaseStatus } from '#contracts/cases/case.vocabulary.ts';

/** What happened, as the event says it. */
export type CaseHappened = {
  action: CaseAction;
  caseId: string;
  status: CaseStatus;
  fromStatus: CaseStatus;
  tier: number;
  fromTier: number;
  pharmacyId: string;
  /** Who lost the case by it, where that is not the actor. */
  fromExpertId?: string;
};

/** The case as it is when the mail is written. */
export type NoticeFacts = {
  reference: string;
  status: CaseStatus;
  pharmacyId: string;
  expertId: string | null;
  isUrgent: boolean;
  isRead: boolean;
  isHandedOver: boolean;
  awaitsReplyFrom: 'requester' | 'expert' | null;
};

export const caseNoticeKinds = [
  'clarification-asked',
  'clarification-reminder',
  'answered',
  'answered-urgent',
  'corrected',
  'unread-reminder',
  'hand-over-reminder',
  'follow-up-reply',
  'ended',
  'resubmitted',
  'added',
  'follow-up-question',
  'withdrawn',
  'objected',
  'unanswered',
  'too-old',
  'urgent-unread',
] as const;
export type CaseNoticeKind = (typeof caseNoticeKinds)[number];

/** The pharmacists of the pharmacy, the doctor who holds or answered the case, or the medical directors. */
export type Audience = 'pharmacy' | 'expert' | 'directors';
export type Notice = { kind: CaseNoticeKind; to: Audience };

const held: readonly CaseStatus[] = ['claimed', 'clarifying'];
const open: readonly CaseStatus[] = ['queued', 'claimed', 'clarifying', 'unanswered'];

type NoticeRule = (facts: NoticeFacts, fromStatus: CaseStatus) => Notice | undefined;

function tell(to: Audience, kind: CaseNoticeKind, isStillSo: boolean): Notice | undefined {
  return isStillSo ? { kind, to } : undefined;
}

const noticeRules: Partial<Record<CaseAction, NoticeRule>> = {
  'ask-clarification': ({ status }) => tell('pharmacy', 'clarification-asked', status === 'clarifying'),
  resubmit: ({ status }) => tell('expert', 'resubmitted', status === 'claimed'),
  add: ({ status }) => tell('expert', 'added', held.includes(status)),
  answer: ({ status, isRead, isUrgent }) =>
    tell('pharmacy', isUrgent ? 'answered-urgent' : 'answered', status === 'answered' && !isRead),
  correct: ({ status }) => tell('pharmacy', 'corrected', status === 'answered'),
  remind: ({ status, isRead, isHandedOver }) => {
    if (status === 'clarifying') return { kind: 'clarification-reminder', to: 'pharmacy' };
    if (status !== 'answered') return undefined;
    return isRead
      ? tell('pharmacy', 'hand-over-reminder', !isHandedOver)
      : { kind: 'unread-reminder', to: 'pharmacy' };
  },
  escalate: ({ status }) => tell('directors', 'unanswered', status === 'unanswered'),
  'alert-age': ({ status, isUrgent, isRead }) =>
    status === 'answered'
      ? tell('directors', 'urgent-unread', isUrgent && !isRead)
      : tell('directors', 'too-old', open.includes(status)),
  'ask-follow-up': ({ awaitsReplyFrom }) =>
    tell('expert', 'follow-up-question', awaitsReplyFrom === 'expert'),
  'reply-follow-up': ({ awaitsReplyFrom }) =>
    tell('pharmacy', 'follow-up-reply', awaitsReplyFrom === 'requester'),
  end: ({ status }) => tell('pharmacy', 'ended', status === 'ended'),
  withdraw: ({ status }, from) => tell('expert', 'withdrawn', status === 'withdrawn' && held.includes(from)),
  object: ({ status }, from) => tell('expert', 'objected', status === 'objected' && held.includes(from)),
};

/** Whom to tell of it now, if anybody. */
export function noticeOf(
  happened: Pick<CaseHappened, 'action' | 'fromStatus'>,
  facts: NoticeFacts,
): Notice | undefined {
  const notice = noticeRules[happened.action]?.(facts, happened.fromStatus);
  return notice?.to === 'expert' && facts.expertId === null ? undefined : notice;
}

const onlyWhen: Partial<Record<CaseAction, (happened: CaseHappened) => boolean>> = {
  escalate: ({ status }) => status === 'unanswered',
  withdraw: ({ fromStatus }) => held.includes(fromStatus),
  object: ({ fromStatus, status }) => status === 'objected' && held.includes(fromStatus),
};

/** Whether a mail may follow: said from the event alone, so that most events cost no job. */
export function mayNeedNotice(happened: CaseHappened): boolean {
  return happened.action in noticeRules && (onlyWhen[happened.action]?.(happened) ?? true);
}

/** Whether doctors of the case's tier have something new to take. */
export function entersQueue({ status, fromStatus, tier, fromTier }: CaseHappened): boolean {
  return status === 'queued' && (fromStatus !== 'queued' || tier !== fromTier);
}
