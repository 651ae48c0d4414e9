import type { ReactNode } from 'react';
import type { PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { skinFamiliesFr } from '#contracts/phrases/phrase.vocabulary.ts';
import { Card } from '#web/ui/page.tsx';
import { wordsOf } from './phrase-search.ts';
import { PhraseWords } from './phrase-words.tsx';
import { phrasesFr } from './phrases.fr.ts';

type PhraseCardProps = {
  content: PhraseContent;
  side?: ReactNode;
  meta?: string;
  /** What may be done with it. */
  children: ReactNode;
};

/** One text: its name, family, words, and what may be done with it. */
export function PhraseCard({ content, side, meta, children }: PhraseCardProps) {
  const about = [phrasesFr.kinds[content.kind], skinFamiliesFr[content.family], meta];
  return (
    <Card title={content.title} side={side}>
      <p className="small soft">{about.filter(Boolean).join(' · ')}</p>
      {content.kind === 'phrase' ? (
        <PhraseWords content={content} />
      ) : (
        <>
          <p className="p-glance">{wordsOf(content).join(' · ')}</p>
          <details className="p-whole">
            <summary>{phrasesFr.whole}</summary>
            <PhraseWords content={content} />
          </details>
        </>
      )}
      <div className="c-row">{children}</div>
    </Card>
  );
}
