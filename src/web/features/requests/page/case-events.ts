import { tierShortNamesFr } from '#contracts/accounts/account.fr.ts';
import { expertTierSchema } from '#contracts/accounts/account.vocabulary.ts';
import type { TimelineEntry } from '#contracts/cases/case-view.contract.ts';
import { routingSentenceFr } from '#contracts/cases/routing.fr.ts';
import type { TimelineItem } from '#web/ui/content.tsx';
import type { IconName } from '#web/ui/icon.tsx';
import { pageFr } from './page.fr.ts';

const icons: Readonly<Record<string, IconName>> = {
  created: 'pencil',
  submit: 'send',
  revise: 'pencil',
  resubmit: 'send',
  claim: 'person',
  'ask-clarification': 'help',
  answer: 'mail',
  correct: 'mail',
  acknowledge: 'eye',
  'hand-over': 'check',
  escalate: 'arrow-up',
  'hand-up': 'arrow-up',
  'record-appointment': 'clock',
  remind: 'clock',
  withdraw: 'close',
  end: 'close',
  object: 'hand',
};

/** Kinds of the life cycle, told apart from words that a later server may add. */
const texts = new Map<string, string>(Object.entries(pageFr.events));

/** What happened, in words; acts that have no words here are left out. */
export function timelineItems(entries: readonly TimelineEntry[]): TimelineItem[] {
  return entries.flatMap((entry, index) => {
    const title = texts.get(entry.kind);
    if (title === undefined) return [];
    const icon = icons[entry.kind];
    const why = routingSentenceFr(entry.kind, entry.details);
    const isTitle = why !== undefined && entry.kind === 'escalate';
    return [
      {
        id: `${entry.at}-${index}`,
        at: entry.at,
        title: isTitle ? why : [title, why === undefined && tierOf(entry)].filter(Boolean).join(' · '),
        ...(why === undefined || isTitle ? {} : { body: why }),
        ...(entry.byName === null ? {} : { who: entry.byName }),
        ...(icon === undefined ? {} : { icon }),
      },
    ];
  });
}

/** The level, where an act moved the case to another one. */
function tierOf({ details }: TimelineEntry): string {
  const tier = expertTierSchema.safeParse(details['toTier']);
  return tier.success && details['toTier'] !== details['fromTier'] ? tierShortNamesFr[tier.data] : '';
}
