import { type KeyboardEvent, useId, useState } from 'react';
import type { Opinion } from '#contracts/cases/opinion.ts';
import { listOwnPhrases, listSharedPhrases, type PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { skinFamiliesFr } from '#contracts/phrases/phrase.vocabulary.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useIsDesk } from '#web/lib/use-media.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { useFamily } from '../terms/use-family.ts';
import { KeepTemplate } from './keep-template.tsx';
import { wordingFr } from './wording.fr.ts';
import { bodyOf, familyFirst, foundWording } from './wording-search.ts';

type Item = { phraseId: string; content: PhraseContent; author: string | undefined };

type WordingPickerProps = {
  opinion: Opinion;
  onInsert: (content: PhraseContent) => void;
  onClose: () => void;
};

/** Own and shared wording: type to narrow, arrows choose, Enter inserts. */
export function WordingPicker({ opinion, onInsert, onClose }: WordingPickerProps) {
  const [isKeeping, setIsKeeping] = useState(false);
  return isKeeping ? (
    <KeepTemplate opinion={opinion} onClose={() => setIsKeeping(false)} onKept={onClose} />
  ) : (
    <Dialog
      isOpen
      isWide
      title={wordingFr.title}
      onClose={onClose}
      actions={
        <>
          <Button icon="plus" onClick={() => setIsKeeping(true)}>
            {wordingFr.keep}
          </Button>
          <AppLink className="d-tap" to="/compte/modeles">
            {wordingFr.manage}
          </AppLink>
        </>
      }
    >
      <Choices hypothesis={opinion.hypotheses[0]} onInsert={onInsert} />
    </Dialog>
  );
}

function Choices({
  hypothesis,
  onInsert,
}: { hypothesis: string | undefined } & Pick<WordingPickerProps, 'onInsert'>) {
  const family = useFamily(hypothesis);
  const own = useOperationQuery(listOwnPhrases, {});
  const shared = useOperationQuery(listSharedPhrases, {});
  const error = own.error ?? shared.error;
  if (error) {
    const retry = () => void Promise.all([own.refetch(), shared.refetch()]);
    return <ErrorState message={sentenceOf(error)} onRetry={retry} />;
  }
  if (!own.data || !shared.data) {
    return <LoadingState lines={5} />;
  }
  const items: Item[] = [
    ...own.data.items.map((item) => ({ ...item, author: undefined })),
    ...shared.data.items,
  ];
  return <ChoiceList items={familyFirst(items, family)} onInsert={onInsert} />;
}

/** While the window opens the attribute decides where the focus goes; afterwards only `focus` does. */
function focusAtOnce(input: HTMLInputElement | null): void {
  input?.setAttribute('autofocus', '');
  input?.focus();
}

function ChoiceList({ items, onInsert }: { items: readonly Item[] } & Pick<WordingPickerProps, 'onInsert'>) {
  const base = useId();
  const isDesk = useIsDesk();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = foundWording(items, typed);
  const active = Math.min(at, found.length - 1);
  const optionId = (index: number) => `${base}-${index}`;
  const move = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setAt(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    const chosen = found[active];
    if (step !== undefined) {
      event.preventDefault();
      move(active + step);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onInsert(chosen.content);
    }
  };
  return (
    <div className="c-stack">
      <div className="c-field">
        <label className="c-field__label" htmlFor={base}>
          {wordingFr.search}
        </label>
        <div className="c-field__hint" id={`${base}-hint`}>
          {isDesk ? wordingFr.searchHint : wordingFr.searchHintTouch}
        </div>
        <input
          id={base}
          ref={focusAtOnce}
          className="c-input"
          type="search"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${base}-list`}
          aria-describedby={`${base}-hint`}
          aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="small soft" aria-live="polite">
        {found.length > 0
          ? wordingFr.count(found.length)
          : items.length > 0
            ? wordingFr.none
            : wordingFr.empty}
      </p>
      <div className="d-choices" role="listbox" id={`${base}-list`} aria-label={wordingFr.results}>
        {found.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above (combobox).
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field above (combobox).
          <div
            key={item.phraseId}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            className="d-choice"
            onClick={() => onInsert(item.content)}
          >
            <ChoiceBody item={item} />
          </div>
        ))}
      </div>
    </div>
  );
}

function ChoiceBody({ item: { content, author } }: { item: Item }) {
  return (
    <>
      <span className="d-choice__head">
        <strong>{content.title}</strong>
        <span className="small soft">
          {[
            wordingFr[content.kind],
            skinFamiliesFr[content.family],
            author === undefined ? wordingFr.own : wordingFr.shared(author),
          ].join(' · ')}
        </span>
      </span>
      <span className="d-choice__body small">{bodyOf(content)}</span>
    </>
  );
}
