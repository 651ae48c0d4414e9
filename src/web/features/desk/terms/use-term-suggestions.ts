import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useSuggestionSwitch } from './suggestion-switch.ts';
import type { Term, TermKind } from './term-index.ts';

/** What is offered at the cursor: which letters a term would stand in for. */
type Offer = { terms: readonly Term[]; from: number; to: number };

type Settings = {
  kind: TermKind;
  /** The whole line is the term, or the words before the cursor are. */
  reach: 'line' | 'words';
  /** A term was chosen: it stands in for the letters from `from` to `to`. */
  onAccept: (label: string, from: number, to: number) => void;
};

/** Loaded when the first letters ask for it. */
const loadIndex = () => import('./term-index.ts');

async function findOffer(
  text: string,
  position: number,
  kind: TermKind,
  reach: Settings['reach'],
): Promise<Offer | undefined> {
  const { suggestTerms, wordsBefore } = await loadIndex();
  if (reach === 'line') {
    const terms = suggestTerms(text, kind);
    return terms.length > 0 ? { terms, from: 0, to: text.length } : undefined;
  }
  for (const words of wordsBefore(text, position)) {
    const terms = suggestTerms(words, kind);
    if (terms.length > 0) return { terms, from: position - words.length, to: position };
  }
  return undefined;
}

/**
 * Terms offered at a text field. Nothing is put in unless the person goes to a term with the arrows and presses Enter, or
 * taps it: Enter and Tab alone do what they always do.
 */
export function useTermSuggestions({ kind, reach, onAccept }: Settings) {
  const listId = useId();
  const [isOn] = useSuggestionSwitch();
  const [offer, setOffer] = useState<Offer>();
  const [active, setActive] = useState(-1);
  const asked = useRef(0);
  const close = () => {
    asked.current += 1;
    setOffer(undefined);
    setActive(-1);
  };
  const look = async (text: string, position: number) => {
    close();
    if (!isOn) return;
    const ticket = asked.current;
    const found = await findOffer(text, position, kind, reach);
    if (ticket === asked.current) setOffer(found);
  };
  const accept = (term: Term | undefined) => {
    if (term && offer) {
      onAccept(term.label, offer.from, offer.to);
      close();
    }
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!offer || event.altKey || event.ctrlKey || event.metaKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setActive(Math.max(-1, Math.min(offer.terms.length - 1, active + step)));
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      accept(offer.terms[active]);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };
  return {
    listId,
    terms: offer?.terms ?? [],
    active,
    look: (text: string, position: number) => void look(text, position),
    close,
    accept,
    onKeyDown,
    /** Tie the field to its list. */
    aria: {
      'aria-autocomplete': 'list',
      'aria-controls': offer ? listId : undefined,
      'aria-activedescendant': offer && active >= 0 ? `${listId}-${active}` : undefined,
    } as const,
  };
}

export type TermSuggestions = ReturnType<typeof useTermSuggestions>;
