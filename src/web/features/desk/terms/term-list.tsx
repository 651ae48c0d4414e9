import { termsFr } from './terms.fr.ts';
import type { TermSuggestions } from './use-term-suggestions.ts';

/** The terms under a field; the focus stays in the field. */
export function TermList({ suggestions }: { suggestions: TermSuggestions }) {
  const { terms, active, listId, accept } = suggestions;
  return (
    <>
      <div className="visually-hidden" aria-live="polite">
        {terms.length > 0 && termsFr.offered(terms.length)}
      </div>
      {terms.length > 0 && (
        <div className="d-terms" role="listbox" id={listId} aria-label={termsFr.list}>
          {terms.map((term, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (combobox).
            <div
              key={term.label}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === active}
              className="d-term"
              onPointerDown={(event) => {
                event.preventDefault();
                accept(term);
              }}
            >
              <span>{term.label}</span>
              {term.otherNames[0] && (
                <span className="small soft">{termsFr.otherName(term.otherNames[0])}</span>
              )}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
