import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { OwnPhrase, PhraseContent, SharedPhrase } from '#contracts/phrases/phrase.contract.ts';
import { type SkinFamily, skinFamilies, skinFamiliesFr } from '#contracts/phrases/phrase.vocabulary.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { SelectField, TextField } from '#web/ui/text-field.tsx';
import { OwnPhraseCard } from './own-phrase-card.tsx';
import { PhraseCard } from './phrase-card.tsx';
import { filtered, type PhraseFilter } from './phrase-search.ts';
import { phrasesFr } from './phrases.fr.ts';
import { usePhraseActs } from './use-phrase-acts.ts';

type List<Item, More = unknown> = Pick<
  UseQueryResult<{ items: Item[] } & More>,
  'data' | 'error' | 'refetch'
>;

export function OwnPhrases({
  list,
  onEdit,
}: {
  list: List<OwnPhrase, { removed: OwnPhrase[] }>;
  onEdit: (phrase: OwnPhrase) => void;
}) {
  const acts = usePhraseActs();
  const removed = list.data?.removed ?? [];
  return (
    <Loaded list={list}>
      <Filtered
        items={list.data?.items ?? []}
        empty={
          <EmptyState icon="pencil" title={phrasesFr.empty.own}>
            <p>{phrasesFr.empty.ownText}</p>
          </EmptyState>
        }
      >
        {(phrase) => <OwnPhraseCard key={phrase.phraseId} phrase={phrase} acts={acts} onEdit={onEdit} />}
      </Filtered>
      {removed.length > 0 && (
        <details className="p-removed">
          <summary>{phrasesFr.removedTitle(removed.length)}</summary>
          <Stack>
            {removed.map(({ phraseId, content }) => (
              <PhraseCard key={phraseId} content={content}>
                <Button
                  icon="undo"
                  aria-label={phrasesFr.restoreOf(content.title)}
                  onClick={() => acts.restore(phraseId)}
                >
                  {phrasesFr.restore}
                </Button>
              </PhraseCard>
            ))}
          </Stack>
        </details>
      )}
    </Loaded>
  );
}

export function SharedPhrases({ list }: { list: List<SharedPhrase> }) {
  const acts = usePhraseActs();
  return (
    <Loaded list={list}>
      <Filtered
        items={list.data?.items ?? []}
        empty={
          <EmptyState icon="inbox" title={phrasesFr.empty.shared}>
            <p>{phrasesFr.empty.sharedText}</p>
          </EmptyState>
        }
      >
        {({ phraseId, content, author, updatedAt, version }) => (
          <PhraseCard
            key={phraseId}
            content={content}
            meta={`${phrasesFr.sharedBy(author)} · ${phrasesFr.changed(formatDayTime(updatedAt), version)}`}
          >
            <Button
              icon="plus"
              aria-label={phrasesFr.copyOf(content.title)}
              onClick={() => acts.copy(phraseId)}
            >
              {phrasesFr.copy}
            </Button>
          </PhraseCard>
        )}
      </Filtered>
    </Loaded>
  );
}

/** Loaded when first looked at: most people never do again. */
export function StarterPhrases({ onUse }: { onUse: (content: PhraseContent) => void }) {
  const [items, setItems] = useState<readonly { content: PhraseContent }[]>();
  useEffect(() => {
    void import('./starter-phrases.fr.ts').then(({ starterPhrases }) =>
      setItems(starterPhrases.map((content) => ({ content }))),
    );
  }, []);
  return (
    <>
      <p className="soft">{phrasesFr.starterLead}</p>
      {items ? (
        <Filtered items={items} empty={null}>
          {({ content }) => (
            <PhraseCard key={content.title} content={content}>
              <Button
                icon="pencil"
                aria-label={phrasesFr.starterUseOf(content.title)}
                onClick={() => onUse(content)}
              >
                {phrasesFr.starterUse}
              </Button>
            </PhraseCard>
          )}
        </Filtered>
      ) : (
        <LoadingState lines={6} />
      )}
    </>
  );
}

function Loaded<Item>({ list, children }: { list: List<Item>; children: ReactNode }) {
  if (list.data) return children;
  return list.error ? (
    <ErrorState message={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
  ) : (
    <LoadingState lines={6} />
  );
}

type FilteredProps<Item> = {
  items: readonly Item[];
  empty: ReactNode;
  children: (item: Item) => ReactNode;
};

/** The list under its two questions: which words, which family. */
function Filtered<Item extends { content: PhraseContent }>({ items, empty, children }: FilteredProps<Item>) {
  const [filter, setFilter] = useState<PhraseFilter>({ text: '', family: '' });
  const shown = filtered(items, filter);
  if (items.length === 0) return empty;
  return (
    <>
      <search className="p-filters">
        <TextField
          label={phrasesFr.search}
          isOptional
          autoComplete="off"
          maxLength={80}
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
        />
        <SelectField
          label={phrasesFr.family}
          emptyLabel={phrasesFr.allFamilies}
          options={skinFamilies.map((value) => ({ value, label: skinFamiliesFr[value] }))}
          value={filter.family}
          onChange={(family) => setFilter({ ...filter, family: family as SkinFamily | '' })}
        />
      </search>
      <p className="small soft" aria-live="polite">
        {phrasesFr.count(shown.length)}
      </p>
      {shown.length === 0 && <EmptyState icon="search" title={phrasesFr.empty.filtered} />}
      {shown.map(children)}
    </>
  );
}
