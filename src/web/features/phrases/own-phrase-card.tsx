import { useState } from 'react';
import type { OwnPhrase } from '#contracts/phrases/phrase.contract.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { PhraseCard } from './phrase-card.tsx';
import { PhraseHistory } from './phrase-history.tsx';
import { phrasesFr } from './phrases.fr.ts';
import type { usePhraseActs } from './use-phrase-acts.ts';

type OwnPhraseCardProps = {
  phrase: OwnPhrase;
  acts: ReturnType<typeof usePhraseActs>;
  onEdit: (phrase: OwnPhrase) => void;
};

/** One's own text with everything that may be done with it. */
export function OwnPhraseCard({ phrase, acts, onEdit }: OwnPhraseCardProps) {
  const { phraseId, content, isShared, updatedAt, version } = phrase;
  const { title } = content;
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  return (
    <PhraseCard
      content={content}
      meta={phrasesFr.changed(formatDayTime(updatedAt), version)}
      side={isShared && <StateBadge tone="neutral" icon="link" label={phrasesFr.sharedBadge} />}
    >
      <Button icon="pencil" aria-label={phrasesFr.editOf(title)} onClick={() => onEdit(phrase)}>
        {phrasesFr.edit}
      </Button>
      <Button
        look="quiet"
        icon="link"
        aria-label={isShared ? phrasesFr.unshareOf(title) : phrasesFr.shareOf(title)}
        onClick={() => acts.share(phraseId, !isShared)}
      >
        {isShared ? phrasesFr.unshare : phrasesFr.share}
      </Button>
      <Button
        look="quiet"
        icon="clock"
        aria-label={phrasesFr.historyOf(title)}
        onClick={() => setIsHistoryOpen(true)}
      >
        {phrasesFr.history}
      </Button>
      <Button
        look="quiet"
        icon="trash"
        aria-label={phrasesFr.removeOf(title)}
        onClick={() => acts.remove(phraseId)}
      >
        {phrasesFr.remove}
      </Button>
      {isHistoryOpen && <PhraseHistory phrase={phrase} onClose={() => setIsHistoryOpen(false)} />}
    </PhraseCard>
  );
}
