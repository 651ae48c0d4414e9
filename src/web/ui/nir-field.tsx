import { useLayoutEffect, useRef } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { formatNir } from './format.fr.ts';

const nirLength = 15;

/** Characters of a NIR in a typed or pasted text: digits, and A or B (Corsica), without separators. */
export function nirCharacters(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9AB]/g, '')
    .slice(0, nirLength);
}

/** Where the caret goes in the grouped text so that `before` characters of the NIR stay left of it. */
export function caretAfter(grouped: string, before: number): number {
  let seen = 0;
  let at = 0;
  while (at < grouped.length && seen < before) {
    if (grouped[at] !== ' ') {
      seen += 1;
    }
    at += 1;
  }
  return at;
}

type NirFieldProps = FieldProps & { value: string; onChange: (nir: string) => void; onBlur?: () => void };

/**
 * A number of 15 characters (billing NIR, INS) shown in its usual groups while typing; `value` and `onChange` are
 * without spaces. Its validity is the contract's affair.
 */
export function NirField({ value, onChange, onBlur, ...field }: NirFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);
  const shown = formatNir(value);
  useLayoutEffect(() => {
    if (caret.current !== undefined) {
      input.current?.setSelectionRange(caret.current, caret.current);
      caret.current = undefined;
    }
  });
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          ref={input}
          className="c-input c-input--nir"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          inputMode="text"
          value={shown}
          onBlur={onBlur}
          onChange={(event) => {
            const typed = event.target.value;
            const next = nirCharacters(typed);
            const before = nirCharacters(typed.slice(0, event.target.selectionStart ?? typed.length)).length;
            caret.current = caretAfter(formatNir(next), before);
            onChange(next);
          }}
        />
      )}
    </Field>
  );
}
