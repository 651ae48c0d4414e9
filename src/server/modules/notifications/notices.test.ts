import { describe, expect, test } from 'vitest';
import { caseActions, caseStatuses } from '#contracts/cases/case.vocabulary.ts';
import { type CaseHappened, entersQueue, mayNeedNotice, type NoticeFacts, noticeOf } from './notices.ts';

const facts: NoticeFacts = {
  reference: 'TE-26-7K3M-9Q2F',
  status: 'queued',
  pharmacyId: 'pharmacy',
  expertId: 'doctor',
  isUrgent: false,
  isRead: false,
  isHandedOver: false,
  awaitsReplyFrom: null,
};
const happened: CaseHappened = {
  action: 'submit',
  caseId: 'case',
  status: 'queued',
  fromStatus: 'draft',
  tier: 1,
  fromTier: 1,
  pharmacyId: 'pharmacy',
};

describe('whom a notice goes to', () => {
  test.each<[CaseHappened['action'], Partial<NoticeFacts>, string, string, CaseHappened['fromStatus']?]>([
    ['ask-clarification', { status: 'clarifying' }, 'pharmacy', 'clarification-asked'],
    ['resubmit', { status: 'claimed' }, 'expert', 'resubmitted'],
    ['add', { status: 'clarifying' }, 'expert', 'added'],
    ['answer', { status: 'answered' }, 'pharmacy', 'answered'],
    ['answer', { status: 'answered', isUrgent: true }, 'pharmacy', 'answered-urgent'],
    ['correct', { status: 'answered', isRead: true }, 'pharmacy', 'corrected'],
    ['remind', { status: 'clarifying' }, 'pharmacy', 'clarification-reminder'],
    ['remind', { status: 'answered' }, 'pharmacy', 'unread-reminder'],
    ['remind', { status: 'answered', isRead: true }, 'pharmacy', 'hand-over-reminder'],
    ['escalate', { status: 'unanswered', expertId: null }, 'directors', 'unanswered'],
    ['alert-age', { status: 'claimed' }, 'directors', 'too-old'],
    ['alert-age', { status: 'answered', isUrgent: true }, 'directors', 'urgent-unread'],
    ['ask-follow-up', { status: 'answered', awaitsReplyFrom: 'expert' }, 'expert', 'follow-up-question'],
    ['reply-follow-up', { status: 'answered', awaitsReplyFrom: 'requester' }, 'pharmacy', 'follow-up-reply'],
    ['end', { status: 'ended' }, 'pharmacy', 'ended'],
    ['withdraw', { status: 'withdrawn' }, 'expert', 'withdrawn', 'claimed'],
    ['object', { status: 'objected' }, 'expert', 'objected', 'clarifying'],
  ])('B-011 %s %o: %s hears "%s"', (action, part, to, kind, fromStatus = 'claimed') => {
    expect(noticeOf({ action, fromStatus }, { ...facts, ...part })).toEqual({ kind, to });
  });

  test.each<[string, CaseHappened['action'], Partial<NoticeFacts>, CaseHappened['fromStatus']?]>([
    ['an answer that has been read', 'answer', { status: 'answered', isRead: true }],
    ['a clarification that was sent back', 'ask-clarification', { status: 'claimed' }],
    ['a reminder of what is done', 'remind', { status: 'answered', isRead: true, isHandedOver: true }],
    ['an urgent opinion read meanwhile', 'alert-age', { status: 'answered', isUrgent: true, isRead: true }],
    ['an old case that is answered', 'alert-age', { status: 'answered' }],
    ['a question that is answered', 'ask-follow-up', { status: 'answered', awaitsReplyFrom: 'requester' }],
    ['an unanswered case taken meanwhile', 'escalate', { status: 'claimed' }],
    ['a withdrawal nobody held', 'withdraw', { status: 'withdrawn', expertId: null }, 'queued'],
    ['an objection after the answer', 'object', { status: 'answered' }, 'answered'],
    ['a doctor who is not there', 'resubmit', { status: 'claimed', expertId: null }],
  ])('nobody hears of %s', (_what, action, part, fromStatus = 'claimed') => {
    expect(noticeOf({ action, fromStatus }, { ...facts, ...part })).toBeUndefined();
  });

  test('whatever may be told from the case has had its job: the event never rules out what the case says', () => {
    const missed: string[] = [];
    for (const action of caseActions) {
      for (const status of caseStatuses) {
        for (const fromStatus of caseStatuses) {
          const isTold = noticeOf({ action, fromStatus }, { ...facts, status, isUrgent: true }) !== undefined;
          const isPlanned = mayNeedNotice({ ...happened, action, status, fromStatus });
          if (isTold && !isPlanned) missed.push(`${action} ${fromStatus} → ${status}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  test('most of what happens every minute costs no job', () => {
    const quiet = ['submit', 'revise', 'claim', 'acknowledge', 'decline', 'release', 'reroute'] as const;
    expect(quiet.filter((action) => mayNeedNotice({ ...happened, action }))).toEqual([]);
    expect(mayNeedNotice({ ...happened, action: 'escalate', status: 'queued' })).toBe(false);
  });
});

describe('B-006 what is new in a queue', () => {
  test.each<[string, Partial<CaseHappened>, boolean]>([
    ['sent', {}, true],
    ['given back', { action: 'release', fromStatus: 'claimed' }, true],
    ['moved up', { action: 'escalate', fromStatus: 'queued', tier: 2 }, true],
    ['declined from the queue', { action: 'decline', fromStatus: 'queued' }, false],
    ['revised', { action: 'revise', fromStatus: 'queued' }, false],
    ['at the end of the ladder', { action: 'escalate', fromStatus: 'queued', status: 'unanswered' }, false],
  ])('%s', (_what, part, expected) => {
    expect(entersQueue({ ...happened, ...part })).toBe(expected);
  });
});
