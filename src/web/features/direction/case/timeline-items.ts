import type { TimelineEntry } from '#contracts/cases/case-view.contract.ts';
import { routingSentenceFr } from '#contracts/cases/routing.fr.ts';
import type { TimelineItem } from '#web/ui/content.tsx';
import { timelineFr } from './timeline.fr.ts';

const { tiers, other, ...plain } = timelineFr;
const sentences = new Map<string, string>(Object.entries(plain));

/** What happened in words; an act this version does not know is still shown. */
export function timelineItems(timeline: readonly TimelineEntry[]): TimelineItem[] {
  return timeline.map(({ at, kind, byName, details }, index) => {
    const { to, fromTier, toTier } = details;
    const isEndOfLadder = kind === 'escalate' && to === 'unanswered';
    const isMove = typeof fromTier === 'number' && typeof toTier === 'number' && fromTier !== toTier;
    const why = routingSentenceFr(kind, details);
    const body = why ?? (isMove ? tiers(fromTier, toTier) : undefined);
    return {
      id: String(index),
      at,
      title: sentences.get(isEndOfLadder ? 'unanswered' : kind) ?? other,
      ...(byName === null ? {} : { who: byName }),
      ...(body === undefined ? {} : { body }),
    };
  });
}
