import type { TimelineEntry } from '#contracts/cases/case-view.contract.ts';
import { routingSentenceFr } from '#contracts/cases/routing.fr.ts';
import type { TimelineItem } from '#web/ui/content.tsx';
import type { IconName } from '#web/ui/icon.tsx';
import { timelineFr } from './timeline.fr.ts';

type Sentence = (details: TimelineEntry['details']) => string;

const plain =
  (sentence: string): Sentence =>
  () =>
    sentence;
const number = (value: string | number | undefined) => Number(value ?? 0);

const sentences: Readonly<Record<string, readonly [IconName, Sentence]>> = {
  created: ['pencil', plain(timelineFr.created)],
  submit: ['send', plain(timelineFr.submit)],
  revise: ['pencil', plain(timelineFr.revise)],
  withdraw: ['undo', plain(timelineFr.withdraw)],
  add: ['plus', plain(timelineFr.add)],
  claim: ['person', plain(timelineFr.claim)],
  decline: ['arrow-right', plain(timelineFr.decline)],
  'hand-up': ['arrow-up', ({ toTier }) => timelineFr.handUp(number(toTier))],
  release: ['undo', plain(timelineFr.release)],
  'take-back': ['undo', plain(timelineFr.takeBack)],
  escalate: [
    'arrow-up',
    ({ to, toTier }) => (to === 'unanswered' ? timelineFr.unanswered : timelineFr.escalate(number(toTier))),
  ],
  'ask-clarification': ['help', ({ count }) => timelineFr.ask(number(count))],
  resubmit: ['send', plain(timelineFr.resubmit)],
  remind: ['clock', plain(timelineFr.remind)],
  answer: ['check', plain(timelineFr.answer)],
  correct: ['pencil', plain(timelineFr.correct)],
  acknowledge: ['eye', plain(timelineFr.acknowledge)],
  'hand-over': ['file', plain(timelineFr.handOver)],
  'ask-follow-up': ['mail', plain(timelineFr.askFollowUp)],
  'reply-follow-up': ['mail', plain(timelineFr.replyFollowUp)],
  'record-appointment': ['clock', plain(timelineFr.appointment)],
  object: ['hand', plain(timelineFr.object)],
  end: ['close', plain(timelineFr.end)],
  reroute: ['arrow-right', ({ toTier }) => timelineFr.reroute(number(toTier))],
  'alert-age': ['alert', plain(timelineFr.alertAge)],
};

/** What happened in words; an act this version does not know is still shown. */
export function timelineItems(timeline: readonly TimelineEntry[]): TimelineItem[] {
  return timeline.map((entry, index) => {
    const [icon, sentence] = sentences[entry.kind] ?? ['chevron-right', plain(timelineFr.other)];
    const why = routingSentenceFr(entry.kind, entry.details);
    const isTitle = entry.kind === 'escalate';
    return {
      id: `${index}`,
      at: entry.at,
      icon,
      title: (isTitle ? why : undefined) ?? sentence(entry.details),
      ...(why === undefined || isTitle ? {} : { body: why }),
      ...(entry.byName === null ? {} : { who: entry.byName }),
    };
  });
}
