import { useState } from 'react';
import { type getPendingTerms, getVersion } from '#contracts/legal/legal.contract.ts';
import { legalKindsFr } from '#contracts/legal/legal.fr.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { SelectField } from '#web/ui/text-field.tsx';
import { legalFr, ownLanguageName } from './legal.fr.ts';
import { dayOf } from './legal-words.ts';
import { MarkdownView } from './markdown-view.tsx';
import { VersionDifference } from './version-difference.tsx';

export type PendingItem = ResponseOf<typeof getPendingTerms>['items'][number];

type PendingTextProps = {
  item: PendingItem;
  /** The translation being read; undefined = the French text. */
  shownId: string | undefined;
  onShow: (shownId: string | undefined) => void;
};

/** One text to accept: what changes in it, and the whole of it in the language of one's choice. */
export function PendingText({ item, shownId, onShow }: PendingTextProps) {
  const [isCompared, setIsCompared] = useState(false);
  const { lastAcceptedId, translations } = item;
  const options = [{ value: '', label: ownLanguageName('fr') }].concat(
    translations.map(({ id, language }) => ({ value: id, label: ownLanguageName(language) })),
  );
  return (
    <section aria-label={legalKindsFr[item.kind]}>
      <h2>{legalKindsFr[item.kind]}</h2>
      <p className="soft">
        {legalFr.version(item.version)}. {legalFr.since(dayOf(item.effectiveAt))}.
      </p>
      {lastAcceptedId !== null && (
        <>
          <p>
            <strong>{legalFr.changes}</strong> : {item.summary}
          </p>
          <details onToggle={(event) => setIsCompared(event.currentTarget.open)}>
            <summary>{legalFr.difference.show}</summary>
            {isCompared && <VersionDifference beforeId={lastAcceptedId} after={item.text} />}
          </details>
        </>
      )}
      <details>
        <summary>{legalFr.fullText}</summary>
        {translations.length > 0 && (
          <SelectField
            label={legalFr.languages.label}
            options={options}
            value={shownId ?? ''}
            onChange={(id) => onShow(id || undefined)}
          />
        )}
        {shownId ? <Translation versionId={shownId} /> : <MarkdownView text={item.text} isNested />}
      </details>
    </section>
  );
}

function Translation({ versionId }: { versionId: string }) {
  const query = useOperationQuery(getVersion, { params: { versionId } });
  if (query.isPending) return <LoadingState lines={6} />;
  if (query.error) {
    return <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      <p>
        <strong>{legalFr.languages.prevails}</strong>
      </p>
      <div lang={query.data.language}>
        <MarkdownView text={query.data.text} isNested />
      </div>
    </>
  );
}
