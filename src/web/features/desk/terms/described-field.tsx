import { type ComponentProps, useRef } from 'react';
import { LongTextField } from '#web/ui/text-field.tsx';
import { TermList } from './term-list.tsx';
import { useTermSuggestions } from './use-term-suggestions.ts';

/** A long text with terms offered at the cursor. */
export function DescribedField(props: ComponentProps<typeof LongTextField>) {
  const { value, onChange } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const suggestions = useTermSuggestions({
    kind: 'any',
    reach: 'words',
    onAccept: (label, from, to) => {
      const isSentence = from === 0 || /[.\n]\s*$/.test(value.slice(0, from));
      const word = isSentence ? label : label.charAt(0).toLowerCase() + label.slice(1);
      onChange(value.slice(0, from) + word + value.slice(to));
      const end = from + word.length;
      requestAnimationFrame(() => field.current?.setSelectionRange(end, end));
    },
  });
  return (
    <div className="d-offers">
      <LongTextField
        {...props}
        {...suggestions.aria}
        onInput={({ currentTarget }) => {
          field.current = currentTarget;
          suggestions.look(currentTarget.value, currentTarget.selectionStart);
        }}
        onKeyDown={(event) => suggestions.onKeyDown(event)}
        onBlur={suggestions.close}
      />
      <TermList suggestions={suggestions} />
    </div>
  );
}
