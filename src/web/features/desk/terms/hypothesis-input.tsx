import type { KeyboardEvent } from 'react';
import { TermList } from './term-list.tsx';
import { useTermSuggestions } from './use-term-suggestions.ts';

type HypothesisInputProps = {
  label: string;
  name: string | undefined;
  isInvalid: boolean;
  /** The empty line that follows: Enter goes there, Tab goes on to the next field. */
  isSkippedByTab: boolean;
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/** One hypothesis, with diagnoses offered from the list of terms. */
export function HypothesisInput(props: HypothesisInputProps) {
  const { label, name, isInvalid, isSkippedByTab, value, onChange, onBlur, onKeyDown } = props;
  const suggestions = useTermSuggestions({ kind: 'diagnosis', reach: 'line', onAccept: onChange });
  return (
    <div className="d-offers">
      <input
        className="c-input"
        name={name}
        role="combobox"
        aria-expanded={suggestions.terms.length > 0}
        {...suggestions.aria}
        aria-label={label}
        aria-invalid={isInvalid ? true : undefined}
        tabIndex={isSkippedByTab ? -1 : undefined}
        maxLength={300}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          suggestions.look(event.target.value, event.target.value.length);
        }}
        onBlur={() => {
          suggestions.close();
          onBlur();
        }}
        onKeyDown={(event) => {
          if (!suggestions.onKeyDown(event)) onKeyDown(event);
        }}
      />
      <TermList suggestions={suggestions} />
    </div>
  );
}
